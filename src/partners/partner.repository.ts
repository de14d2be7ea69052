import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Partner } from './partner.entity';
import { Party } from './party.entity';

export type PartnerRow = Row<Partner>;

const BY_IDS = statement(
  'partner.by-ids',
  `select ${columns(Partner, 'p')} from partner p where ${wall('p', 'partner')} and p.id = any(:ids)`,
);
const BY_REFERENCES = statement(
  'partner.by-references',
  `select ${columns(Partner, 'p')} from partner p where ${wall('p', 'partner')} and p.external_reference = any(:references)`,
);
const ADVANCE = statement(
  'partner.advance',
  `update partner p set stage = :stage where ${wall('p', 'partner')} and p.id = :id and p.stage = :before returning p.id`,
);

/** Adds partners; returns those whose reference was free. */
export const addPartners = (scope: Scope, partners: readonly PartnerRow[]): Promise<PartnerRow[]> =>
  insertRows(scope, Partner, partners);

/** Registers a legal organisation once; a second vendor that names the same registration meets the same party. */
export const addParty = (scope: Scope, party: Row<Party>): Promise<Row<Party>[]> => insertRows(scope, Party, [party]);

export async function findPartner(scope: Scope, id: string): Promise<PartnerRow | undefined> {
  return scope.one<PartnerRow>(BY_IDS, { ids: [id] });
}

export const partnersByReference = (scope: Scope, references: readonly string[]): Promise<PartnerRow[]> =>
  scope.rows<PartnerRow>(BY_REFERENCES, { references });

/** Moves a partner to another stage if it still is where the caller saw it. */
export async function advancePartnerStage(scope: Scope, id: string, before: string, stage: string): Promise<boolean> {
  return (await scope.rows(ADVANCE, { id, before, stage })).length === 1;
}

export const partnerById = loader({
  name: 'partner.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<PartnerRow>(BY_IDS, { ids }), (row) => row.id),
});

export const PARTNER_LIST: ListSpec = {
  name: 'partners',
  select: columns(Partner, 'p'),
  from: 'partner p',
  where: wall('p', 'partner'),
  id: { sql: 'p.id', type: 'uuid' },
  filters: {
    externalReference: { sql: 'p.external_reference', type: 'text' },
    name: { sql: 'p.name', type: 'text' },
    stage: { sql: 'p.stage', type: 'text' },
  },
  orders: { NAME: { sql: 'p.name collate "C"', type: 'text' }, CREATED_AT: { sql: 'p.id', type: 'uuid' } },
  defaultOrder: { field: 'NAME', direction: 'ASC' },
};
