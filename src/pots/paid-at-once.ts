import type { PeriodRow } from '../agreements/period.repository';
import type { Transfer } from '../ledger/posting.rules';
import type { Unit } from '../platform/unit';
import { statementId } from '../settlement/statement-key.rules';
import { releaseTransfers } from '../statements/lock.rules';
import { type Feeding, moneyBeside } from '../statements/money-of-statement';
import { lockedAmong } from '../statements/statement.repository';

/** A release, where it was booked, and every agreement under which the partner may owe, held. */
interface Release {
  readonly partnerId: string;
  readonly currency: string;
  readonly period: PeriodRow;
  readonly amount: bigint;
  readonly feeding: readonly Feeding[];
}

/**
 * What follows a release onto a statement that is locked already: no lock comes any more that would make it payable and
 * recover from it what the partner owes, so that both are booked with it. Any other waits for the lock of its statement.
 */
export async function paidAtOnce(
  unit: Unit,
  { partnerId, currency, period, amount, feeding }: Release,
): Promise<readonly Transfer[]> {
  if (period.state !== 'CLOSED') return [];
  const { label, agreementId } = period;
  const of = { partnerId, currency, label };
  const id = statementId({ vendorId: unit.vendorId, ...of });
  if (!(await lockedAmong(unit.scope, [id])).has(id)) return [];
  return releaseTransfers(of, { agreementId, amount }, await moneyBeside(unit.scope, of, feeding, period));
}
