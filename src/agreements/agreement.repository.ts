import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, insertRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { Agreement } from './agreement.entity';
import type { AgreementStatus } from './agreement.rules';

export type AgreementRow = Omit<Row<Agreement>, 'status'> & { readonly status: AgreementStatus };

const SELECT = `select ${columns(Agreement, 'a')} from agreement a where ${wall('a', 'agreement')}`;

const BY_IDS = statement('agreement.by-ids', `${SELECT} and a.id = any(:ids)`);
/** Where two commands touch one agreement, the second waits here and then sees what the first left behind. */
const LOCK = statement('agreement.lock', `${SELECT} and a.id = :id for no key update`);
/** Keeps the term and the version in force as they are until the end of the transaction, without stopping other readers. */
const SHARE = statement('agreement.share', `${SELECT} and a.id = any(:ids) order by a.id for share`);
const LOCK_ALL = statement('agreement.lock-all', `${SELECT} and a.id = any(:ids) order by a.id for no key update`);
const ACTIVE_OF = statement(
  'agreement.active-of',
  `${SELECT} and a.partner_id = any(:partner_ids) and a.version > 0 order by a.partner_id, a.id`,
);
const SIGNED = statement('agreement.signed', `${SELECT} and a.version > 0 order by a.partner_id, a.id`);
const MOVE = statement(
  'agreement.move',
  `update agreement a set status = :status, version = :version
   where ${wall('a', 'agreement')} and a.id = :id and a.status = :before returning a.id`,
);
const END = statement(
  'agreement.end',
  `update agreement a set end_on = :end_on::date where ${wall('a', 'agreement')} and a.id = :id returning a.id`,
);

/** Adds an agreement; false where its reference is taken. */
export async function addAgreement(scope: Scope, agreement: AgreementRow): Promise<boolean> {
  return (await insertRows(scope, Agreement, [agreement])).length === 1;
}

export const findAgreement = (scope: Scope, id: string): Promise<AgreementRow | undefined> =>
  scope.one<AgreementRow>(BY_IDS, { ids: [id] });

/** Reads an agreement that this transaction is going to change; others who want to change it wait. */
export const lockAgreement = (scope: Scope, id: string): Promise<AgreementRow | undefined> =>
  scope.one<AgreementRow>(LOCK, { id });

/** Reads agreements whose money this transaction is going to move; in one order, so that two who do wait and do not deadlock. */
export const lockAgreements = (scope: Scope, ids: readonly string[]): Promise<AgreementRow[]> =>
  scope.rows<AgreementRow>(LOCK_ALL, { ids });

/** Reads agreements whose term and version must not change until the end of this transaction. */
export const shareAgreements = (scope: Scope, ids: readonly string[]): Promise<AgreementRow[]> =>
  scope.rows<AgreementRow>(SHARE, { ids });

/** The agreements of these partners that both sides have signed, ended ones included: those that may have earned in some period. */
export const activeAgreementsOf = (scope: Scope, partnerIds: readonly string[]): Promise<AgreementRow[]> =>
  scope.rows<AgreementRow>(ACTIVE_OF, { partner_ids: partnerIds });

/** Every agreement of the vendor that both sides have signed, ended ones included. */
export const signedAgreements = (scope: Scope): Promise<AgreementRow[]> => scope.rows<AgreementRow>(SIGNED);

/** Moves an agreement to another status and version in force, if it still has the status the caller saw. */
export async function moveAgreement(
  scope: Scope,
  { id, status: before }: Pick<AgreementRow, 'id' | 'status'>,
  status: AgreementStatus,
  version: number,
): Promise<boolean> {
  return (await scope.rows(MOVE, { id, before, status, version })).length === 1;
}

/** Gives an agreement the first day on which it no longer runs. */
export async function setAgreementEnd(scope: Scope, id: string, endOn: string): Promise<boolean> {
  return (await scope.rows(END, { id, end_on: endOn })).length === 1;
}

export const agreementById = loader({
  name: 'agreement.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<AgreementRow>(BY_IDS, { ids }), (row) => row.id),
});

export const AGREEMENT_LIST: ListSpec = {
  name: 'agreements',
  select: columns(Agreement, 'a'),
  from: 'agreement a',
  where: wall('a', 'agreement'),
  id: { sql: 'a.id', type: 'uuid' },
  filters: {
    partnerId: { sql: 'a.partner_id', type: 'uuid' },
    status: { sql: 'a.status', type: 'text' },
    externalReference: { sql: 'a.external_reference', type: 'text' },
  },
  orders: { CREATED_AT: { sql: 'a.id', type: 'uuid' }, NAME: { sql: 'a.name collate "C"', type: 'text' } },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
