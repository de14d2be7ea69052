import type { ListSpec } from '../platform/list-spec';
import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { columns, type Row, takeRows } from '../platform/table';
import { wall } from '../platform/wall';
import type { AccountKind } from './account.rules';
import { LedgerAccount } from './ledger-account.entity';
import { LedgerTransfer } from './ledger-transfer.entity';

export type AccountRow = Omit<Row<LedgerAccount>, 'kind'> & { readonly kind: AccountKind };
export type TransferRow = Row<LedgerTransfer>;

const ACCOUNTS_BY_IDS = statement(
  'ledger_account.by-ids',
  `select ${columns(LedgerAccount, 'a')} from ledger_account a where ${wall('a', 'ledger_account')} and a.id = any(:ids)`,
);
const TRANSFERS_BY_IDS = statement(
  'ledger_transfer.by-ids',
  `select ${columns(LedgerTransfer, 't')} from ledger_transfer t where ${wall('t', 'ledger_transfer')} and t.id = any(:ids)`,
);
const BY_REASON = statement(
  'ledger_transfer.by-reason',
  `select ${columns(LedgerTransfer, 't')} from ledger_transfer t
   where ${wall('t', 'ledger_transfer')}
     and (t.reason_kind, t.reason_id) in (select * from unnest(:reason_kinds::text[], :reason_ids::uuid[]))
   order by t.reason_id, t.line`,
);

/** Opens accounts on their first use; one that exists already stays as it is. */
export async function openAccounts(scope: Scope, accounts: readonly AccountRow[]): Promise<void> {
  await takeRows(scope, LedgerAccount, accounts);
}

/** Books transfers; returns how many of them had not been booked before. */
export const addTransfers = (scope: Scope, transfers: readonly TransferRow[]): Promise<number> =>
  takeRows(scope, LedgerTransfer, transfers);

/** What was booked for some reasons, each in order. */
export const transfersFor = (
  scope: Scope,
  reasons: readonly Pick<TransferRow, 'reasonKind' | 'reasonId'>[],
): Promise<TransferRow[]> =>
  scope.rows<TransferRow>(BY_REASON, {
    reason_kinds: reasons.map(({ reasonKind }) => reasonKind),
    reason_ids: reasons.map(({ reasonId }) => reasonId),
  });

export const accountById = loader({
  name: 'ledger_account.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<AccountRow>(ACCOUNTS_BY_IDS, { ids }), (row) => row.id),
});

export const transferById = loader({
  name: 'ledger_transfer.by-id',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<TransferRow>(TRANSFERS_BY_IDS, { ids }), ({ id }) => id),
});

export const ACCOUNT_LIST: ListSpec = {
  name: 'ledgerAccounts',
  select: columns(LedgerAccount, 'a'),
  from: 'ledger_account a',
  where: wall('a', 'ledger_account'),
  id: { sql: 'a.id', type: 'uuid' },
  filters: {
    partnerId: { sql: 'a.partner_id', type: 'uuid' },
    agreementId: { sql: 'a.agreement_id', type: 'uuid' },
    kind: { sql: 'a.kind', type: 'text' },
    currency: { sql: 'a.currency', type: 'text' },
  },
  orders: {
    KIND: { sql: 'a.kind collate "C"', type: 'text' },
    CREATED_AT: { sql: 'a.created_at', type: 'timestamptz' },
  },
  defaultOrder: { field: 'KIND', direction: 'ASC' },
};

export const TRANSFER_LIST: ListSpec = {
  name: 'ledgerTransfers',
  select: columns(LedgerTransfer, 't'),
  from: 'ledger_transfer t',
  where: wall('t', 'ledger_transfer'),
  id: { sql: 't.id', type: 'uuid' },
  filters: {
    partnerId: { sql: 't.partner_id', type: 'uuid' },
    agreementId: { sql: 't.agreement_id', type: 'uuid' },
    debitAccountId: { sql: 't.debit_account_id', type: 'uuid' },
    creditAccountId: { sql: 't.credit_account_id', type: 'uuid' },
    period: { sql: 't.period_label', type: 'text' },
    reasonKind: { sql: 't.reason_kind', type: 'text' },
    bookedAt: { sql: 't.booked_at', type: 'timestamptz' },
  },
  orders: { BOOKED_AT: { sql: 't.booked_at', type: 'timestamptz' } },
  defaultOrder: { field: 'BOOKED_AT', direction: 'DESC' },
};
