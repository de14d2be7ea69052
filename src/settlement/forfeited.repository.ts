import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
// The walls below read the visibility that this declares.
import '../ledger/ledger-transfer.entity';

/** A release leaves a pot for another account of the partner, a forfeit for the vendor's expense. */
const FORFEITED = statement(
  'settlement.forfeited',
  `select e.account_id as id, sum(e.amount) as amount from (
     select t.debit_account_id as account_id, t.amount from ledger_transfer t
     where ${wall('t', 'ledger_transfer')} and t.debit_account_id = any(:pot_ids)
       and t.credit_account_id = any(:expense_ids) and t.reason_kind = 'potMovement'
     union all
     select t.credit_account_id, -t.amount from ledger_transfer t
     where ${wall('t', 'ledger_transfer')} and t.credit_account_id = any(:pot_ids) and t.reason_kind = 'forfeitReturn'
   ) e group by e.account_id`,
);

/** What was forfeited of pots and not given back since, by account; one that never lost anything is not named. */
export async function forfeitedOf(
  scope: Scope,
  { potIds, expenseIds }: { readonly potIds: readonly string[]; readonly expenseIds: readonly string[] },
): Promise<ReadonlyMap<string, bigint>> {
  type Found = { readonly id: string; readonly amount: string };
  const rows = await scope.rows<Found>(FORFEITED, { pot_ids: potIds, expense_ids: expenseIds });
  return new Map(rows.map(({ id, amount }) => [id, BigInt(amount)]));
}
