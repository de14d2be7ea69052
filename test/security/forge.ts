import { present } from '../../src/kernel/assert';
import type { Authority } from '../../src/platform/authority';
import type { TestHouse } from '../support/house';
import { FORGERIES, type Forgery } from './forgeries';
import { customerHat, hatOf, partnerHat } from './hats';
import type { World } from './world';
import { inserting, keyOf, type Printed, type Rows, renewed, underHat } from './write-canary';

/** Tries every forgery on a row that names the hat itself and returns those that got past the wall. */
export async function forge(meed: TestHouse, world: World, rows: Rows): Promise<readonly Forgery[]> {
  const past: Forgery[] = [];
  for (const forged of FORGERIES) {
    const { hat, table } = forged;
    const authority = hatOfForger(world, hat);
    const own = rows.get(table)?.find((row) => isOwn(table, row, authority));
    const text = statementOf(forged, present(own, `a row of ${table} for the ${hat} to forge`));
    if (await underHat(meed, authority, (attempt) => attempt(...text))) past.push(forged);
  }
  return past;
}

function statementOf({ table, verb, change }: Forgery, row: Printed): [string, readonly unknown[]] {
  if (verb === 'insert') return inserting(table, { ...renewed(table, row), ...change });
  const set = Object.keys(change).map((column) => `"${column}" = n."${column}"`);
  return [
    `update "${table}" t set ${set.join(', ')} from jsonb_populate_record(null::"${table}", $2::jsonb) n
     where to_jsonb(t) @> $1::jsonb`,
    [keyOf(row), JSON.stringify({ ...row, ...change })],
  ];
}

/** Where a table names sides, a row that names the hat's: then only the kind of write can be what is wrong. */
function isOwn(table: string, row: Printed, { partnerId, customerId }: Authority): boolean {
  if (partnerId !== null && table === 'partner') return row['id'] === partnerId;
  if (partnerId !== null && 'partner_id' in row) return row['partner_id'] === partnerId;
  return customerId === null || !('customer_id' in row) || row['customer_id'] === customerId;
}

function hatOfForger(world: World, hat: Forgery['hat']): Authority {
  switch (hat) {
    case 'partner':
      return partnerHat(world);
    case 'viewer':
      return partnerHat(world, 'PARTNER_VIEWER');
    case 'customer':
      return customerHat(world);
    case 'manager':
      return hatOf(world, { role: 'MANAGER' });
  }
}
