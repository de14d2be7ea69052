import type { PeriodRow } from '../agreements/period.repository';
import { present } from '../kernel/assert';
import type { Unit } from '../platform/unit';
import { gatherStatements } from '../statements/gather-statements';
import { reviewAnew } from '../statements/review-anew';
import { figuresOfStatement, holdStatement } from '../statements/statement.repository';
import { isSettled } from '../statements/statement.rules';
import { moved } from '../statements/statement-step';

/**
 * Has a booking shown on the statement of its period: that of a closed period is drafted where it is missing, and one that was
 * paid waits for its payment again if something of it is to be paid again, one in review for its next submission. Other
 * agreements of the partner may have had it paid while this one's period is open.
 */
export async function showOnStatement(
  unit: Unit,
  period: PeriodRow,
  partnerId: string,
  currency: string,
): Promise<void> {
  if (period.state === 'CLOSED') await gatherStatements(unit, [period]);
  const kept = await reviewAnew(unit, [{ partnerId, currency, label: period.label }]);
  for (const { id, state } of kept) if (state === 'PAID') await payAgain(unit, id);
  unit.announce({ topic: 'statements', subjectId: partnerId, partnerId });
}

async function payAgain(unit: Unit, id: string): Promise<void> {
  const figures = present((await figuresOfStatement.batch(unit.scope, [id])).get(id), 'the account of a statement');
  if (isSettled(figures)) return;
  // Only by what pays, which holds all agreements of the partner: of others, two that share it would wait for each other here.
  const paid = present(await holdStatement(unit.scope, id), 'a statement that is kept');
  await moved(unit, paid, { state: 'LOCKED', paidAt: null }, { action: 'statement.reopened' });
}
