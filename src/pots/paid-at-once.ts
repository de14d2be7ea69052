import type { PeriodRow } from '../agreements/period.repository';
import type { Transfer } from '../ledger/posting.rules';
import type { Unit } from '../platform/unit';
import { statementId } from '../settlement/statement-key.rules';
import { releaseTransfers, type StatementOf } from '../statements/lock.rules';
import { type Feeding, moneyBeside } from '../statements/money-of-statement';
import { lockedAmong } from '../statements/statement.repository';
import type { Pot } from './pot.rules';

/** A release, where it was booked, and every agreement under which the partner may owe, held. */
interface Release {
  readonly pot: Pot;
  readonly partnerId: string;
  readonly currency: string;
  readonly period: PeriodRow;
  readonly amount: bigint;
  readonly feeding: readonly Feeding[];
}

/**
 * What follows a release for which no lock comes that would recover from it what the partner owes: that of an escrow, which is
 * payable by itself, and that onto a statement that is locked already, which becomes so. Any other waits for its lock.
 */
export async function paidAtOnce(
  unit: Unit,
  { pot, partnerId, currency, period, amount, feeding }: Release,
): Promise<readonly Transfer[]> {
  const { label, agreementId } = period;
  const of = { partnerId, currency, label };
  const isPayable = pot === 'ESCROW';
  if (!isPayable && !(await isLockedFor(unit, of, period))) return [];
  return releaseTransfers(of, { agreementId, amount, isPayable }, await moneyBeside(unit.scope, of, feeding, period));
}

async function isLockedFor({ vendorId, scope }: Unit, of: StatementOf, { state }: PeriodRow): Promise<boolean> {
  if (state !== 'CLOSED') return false;
  const id = statementId({ vendorId, ...of });
  return (await lockedAmong(scope, [id])).has(id);
}
