import { byKey, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { type Statement, statement } from '../platform/statement';
import { wall } from '../platform/wall';
import type { AccountKind } from './account.rules';
// The walls below read the visibility that these declare.
import './ledger-account.entity';
import './ledger-transfer.entity';

/** What transfers have left on one account in one period: a sum, never a stored figure. */
export interface PeriodBalance {
  readonly kind: AccountKind;
  readonly currency: string;
  readonly partnerId: string | null;
  readonly agreementId: string;
  readonly periodId: string;
  readonly periodLabel: string;
  /** Credits minus debits. */
  readonly net: bigint;
}

export interface BalanceFilter {
  readonly partnerIds?: readonly string[];
  readonly agreementIds?: readonly string[];
  readonly periodIds?: readonly string[];
  readonly periodLabels?: readonly string[];
}

const CONDITIONS: Readonly<Record<keyof BalanceFilter, string>> = {
  partnerIds: 't.partner_id = any(:partnerIds)',
  agreementIds: 't.agreement_id = any(:agreementIds)',
  periodIds: 't.period_id = any(:periodIds)',
  periodLabels: 't.period_label = any(:periodLabels)',
};
const FIELDS = ['partnerIds', 'agreementIds', 'periodIds', 'periodLabels'] as const satisfies (keyof BalanceFilter)[];

/** Each transfer counts on two accounts: it lowers the debited and raises the credited one. */
const ENTRIES = `ledger_transfer t
  cross join lateral (values (t.credit_account_id, t.amount), (t.debit_account_id, -t.amount)) as e(account_id, net)
  join ledger_account a on a.vendor_id = t.vendor_id and a.id = e.account_id`;

const OF_PERIODS = new Map<string, Statement>();

/** One text per set of filters, so that each is planned with the index that serves it. */
function ofPeriods(used: readonly (keyof BalanceFilter)[]): Statement {
  const name = `ledger.balances.${used.join('-') || 'all'}`;
  const known = OF_PERIODS.get(name);
  if (known !== undefined) return known;
  const conditions = [
    wall('t', 'ledger_transfer'),
    wall('a', 'ledger_account'),
    ...used.map((field) => CONDITIONS[field]),
  ];
  const made = statement(
    name,
    `select a.kind, t.currency, t.partner_id as "partnerId", t.agreement_id as "agreementId", t.period_id as "periodId",
       t.period_label as "periodLabel", sum(e.net) as net
     from ${ENTRIES} where ${conditions.join(' and ')}
     group by a.kind, t.currency, t.partner_id, t.agreement_id, t.period_id, t.period_label
     order by t.currency, t.partner_id, t.agreement_id, t.period_label, t.period_id, a.kind`,
  );
  OF_PERIODS.set(name, made);
  return made;
}

const OF_ACCOUNTS = statement(
  'ledger.balances.of-accounts',
  `select e.account_id as id, sum(e.net) as net from (
     select t.credit_account_id as account_id, t.amount as net from ledger_transfer t
     where ${wall('t', 'ledger_transfer')} and t.credit_account_id = any(:ids)
     union all
     select t.debit_account_id, -t.amount from ledger_transfer t
     where ${wall('t', 'ledger_transfer')} and t.debit_account_id = any(:ids)
   ) e group by e.account_id`,
);

/** The balances by account kind, partner, agreement and period; only accounts that the hat may see. */
export async function balances(scope: Scope, filter: BalanceFilter): Promise<PeriodBalance[]> {
  const used = FIELDS.filter((field) => filter[field] !== undefined);
  type Found = Omit<PeriodBalance, 'net'> & { readonly net: string };
  const rows = await scope.rows<Found>(ofPeriods(used), { ...filter });
  return rows.map((row) => ({ ...row, net: BigInt(row.net) }));
}

/** Credits minus debits of single accounts over all time; an account without transfers stands at zero. */
export async function netsOfAccounts(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const rows = await scope.rows<{ id: string; net: string }>(OF_ACCOUNTS, { ids });
  const nets = new Map(rows.map(({ id, net }) => [id, BigInt(net)]));
  return new Map(ids.map((id) => [id, nets.get(id) ?? 0n]));
}

export const netOfAccount = loader({
  name: 'ledger.net-of-account',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(
      [...(await netsOfAccounts(scope, ids))].map(([id, net]) => ({ id, net })),
      ({ id }) => id,
    ),
});
