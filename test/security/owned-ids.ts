import { Client } from 'pg';
import { ID_PREFIX, type IdKind, publicId, uuidOf } from '../../src/kernel/id';
import { tablePolicies } from '../../src/platform/entity';
import type { TestHouse } from '../support/house';
import type { IdsByKind } from '../support/query-arguments';
import type { World } from './world';

/** Whom a row may belong to. */
export type Owner = 'ours' | 'rival' | 'otherPartner' | 'otherCustomer';

type Owned = Readonly<Record<Owner, IdsByKind>>;

/** One id of every kind that somebody has a row of, as the owner of the database sees them. */
export async function ownedIds(meed: TestHouse, world: World): Promise<Owned> {
  const client = new Client({ connectionString: meed.store.adminUrl });
  await client.connect();
  const of = async (vendorId: string, column?: string, value?: string): Promise<IdsByKind> => {
    const found = new Map<IdKind, string>();
    for (const { table, vendorColumn } of tablePolicies()) {
      const kind = kindOf(table);
      const has = await client.query(COLUMNS, [table, ['id', ...(column === undefined ? [] : [column])]]);
      if (kind === null || has.rowCount !== (column === undefined ? 1 : 2)) continue;
      const owned = column === undefined ? '' : ` and ${column} = '${value}'`;
      const text = `select id from "${table}" where ${vendorColumn} = $1${owned} order by id desc limit 1`;
      const { rows } = await client.query<{ id: string }>(text, [uuidOf('vendor', vendorId)]);
      if (rows[0] !== undefined) found.set(kind, publicId(kind, rows[0].id));
    }
    return found;
  };
  try {
    return {
      ours: await of(world.ours.id),
      rival: await of(world.rival.vendor),
      otherPartner: new Map([
        ...(await of(world.ours.id, 'partner_id', uuidOf('partner', world.otherPartner.id) ?? '')),
        ['partner', world.otherPartner.id] as const,
      ]),
      otherCustomer: new Map([
        ...(await of(world.ours.id, 'customer_id', uuidOf('customer', world.otherCustomer.id) ?? '')),
        ['customer', world.otherCustomer.id] as const,
      ]),
    };
  } finally {
    await client.end();
  }
}

const COLUMNS = 'select 1 from information_schema.columns where table_name = $1 and column_name = any($2)';

/** The kind of id that the rows of a table have; null where they have none that anybody sees. */
function kindOf(table: string): IdKind | null {
  const kind = table.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return kind in ID_PREFIX ? (kind as IdKind) : null;
}
