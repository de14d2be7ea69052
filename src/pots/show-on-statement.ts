import type { PeriodRow } from '../agreements/period.repository';
import type { Unit } from '../platform/unit';
import { statementId } from '../settlement/statement-key.rules';
import { gatherStatements } from '../statements/gather-statements';
import { reviewAnew } from '../statements/review-anew';
import { figuresOfStatement, holdStatement } from '../statements/statement.repository';
import { isSettled } from '../statements/statement.rules';
import { moved } from '../statements/statement-step';

/**
 * Has a booking shown on the statement of its period: that of a closed period is drafted where it is missing, and one that was
 * paid waits for its payment again if something of it is to be paid again, one in review for its next submission.
 */
export async function showOnStatement(
  unit: Unit,
  period: PeriodRow,
  partnerId: string,
  currency: string,
): Promise<void> {
  const subjectId = statementId({ vendorId: unit.vendorId, partnerId, currency, label: period.label });
  if (period.state === 'CLOSED') {
    await gatherStatements(unit, [period]);
    const paid = await holdStatement(unit.scope, subjectId);
    const figures =
      paid?.state === 'PAID' ? (await figuresOfStatement.batch(unit.scope, [paid.id])).get(paid.id) : undefined;
    if (paid !== undefined && figures !== undefined && !isSettled(figures))
      await moved(unit, paid, { state: 'LOCKED', paidAt: null }, { action: 'statement.reopened' });
  }
  await reviewAnew(unit, [{ partnerId, currency, label: period.label }]);
  unit.announce({ topic: 'statements', subjectId: partnerId, partnerId });
}
