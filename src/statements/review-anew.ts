import type { Unit } from '../platform/unit';
import type { LineRow } from '../settlement/settlement.repository';
import { isUpTo } from './label-order.rules';
import type { StatementOf } from './lock.rules';
import { holdReviewed, reviewedStatements } from './statement.repository';
import { moved, UNSUBMITTED } from './statement-step';

/**
 * Whoever posts under the label of a statement that is in review says so here, in the same transaction: the statement, and
 * those of later labels that bring it forward, become drafts again, so that nothing is locked that nobody has approved.
 */
export async function reviewAnew(unit: Unit, posted: readonly StatementOf[]): Promise<void> {
  if (posted.length === 0) return;
  const pairs = new Map(posted.map((one) => [pairOf(one), one]));
  const reviewed = await reviewedStatements(unit.scope, [...pairs.values()]);
  const causes = new Map<string, string>();
  for (const statement of reviewed) {
    const cause = posted.find((one) => pairOf(one) === pairOf(statement) && isUpTo(one.label, statement.label));
    if (cause !== undefined) causes.set(statement.id, cause.label);
  }
  if (causes.size === 0) return;
  for (const statement of await holdReviewed(unit.scope, [...causes.keys()])) {
    const reason = `something was posted under ${causes.get(statement.id) ?? statement.label} after it was submitted`;
    await moved(unit, statement, UNSUBMITTED, { action: 'statement.returned', reason });
  }
}

/** Whose statement, in which currency and under which label a line is posted to. */
export const statementOf = ({ partnerId, currency, postedLabel: label }: LineRow): StatementOf => ({
  partnerId,
  currency,
  label,
});

const pairOf = ({ partnerId, currency }: Omit<StatementOf, 'label'>): string => `${partnerId} ${currency}`;
