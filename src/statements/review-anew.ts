import { TryAgain } from '../platform/try-again';
import type { Unit } from '../platform/unit';
import type { LineRow } from '../settlement/settlement.repository';
import { statementId } from '../settlement/statement-key.rules';
import { isUpTo } from './label-order.rules';
import type { StatementOf } from './lock.rules';
import { holdReviewed, keepStatements, reviewedStatements, type StatementRow } from './statement.repository';
import { isLocked } from './statement.rules';
import { moved, UNSUBMITTED } from './statement-step';

/**
 * Whoever posts under the label of a statement that is in review says so here, in the same transaction: the statement, and
 * those of later labels that bring it forward, become drafts again, so that nothing is locked that nobody has approved. The
 * statements of the labels themselves are answered, and stay as they are until the commit: an agreement that was signed a
 * moment ago is none of those that a submission or a lock under way has held.
 */
export async function reviewAnew(unit: Unit, posted: readonly StatementOf[]): Promise<readonly StatementRow[]> {
  if (posted.length === 0) return [];
  const pairs = new Map(posted.map((one) => [pairOf(one), one]));
  const reviewed = await reviewedStatements(unit.scope, [...pairs.values()]);
  const causes = new Map<string, string>();
  for (const statement of reviewed) {
    const cause = posted.find((one) => pairOf(one) === pairOf(statement) && isUpTo(one.label, statement.label));
    if (cause !== undefined) causes.set(statement.id, cause.label);
  }
  const held = causes.size === 0 ? [] : await holdReviewed(unit.scope, [...causes.keys()]);
  for (const statement of held) {
    const reason = `something was posted under ${causes.get(statement.id) ?? statement.label} after it was submitted`;
    await moved(unit, statement, UNSUBMITTED, { action: 'statement.returned', reason });
  }
  const ids = posted.map((of) => statementId({ vendorId: unit.vendorId, ...of }));
  const kept = await keepStatements(unit.scope, [...new Set(ids)]);
  if (kept.some(({ state }) => state === 'IN_REVIEW')) throw new TryAgain('a statement was submitted');
  return kept;
}

/** The same for lines, which go under no locked label: where one was locked since it was chosen, another one is. */
export async function reviewLines(unit: Unit, lines: readonly LineRow[]): Promise<void> {
  const kept = await reviewAnew(unit, lines.map(statementOf));
  if (kept.some(({ state }) => isLocked(state))) throw new TryAgain('a statement was locked');
}

/** Whose statement, in which currency and under which label a line is posted to. */
export const statementOf = ({ partnerId, currency, postedLabel: label }: LineRow): StatementOf => ({
  partnerId,
  currency,
  label,
});

const pairOf = ({ partnerId, currency }: Omit<StatementOf, 'label'>): string => `${partnerId} ${currency}`;
