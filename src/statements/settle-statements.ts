import { present } from '../kernel/assert';
import type { Unit } from '../platform/unit';
import { figuresOfStatement, holdLockedStatements } from './statement.repository';
import { isSettled } from './statement.rules';
import { moved } from './statement-step';

/** Marks the locked statements of a partner as paid of which nothing is left to pay, under way or disputed. */
export async function settleStatements(
  unit: Unit,
  of: { readonly partnerId: string; readonly currency: string; readonly labels: readonly string[] },
): Promise<void> {
  // Held before their accounts are read: of two that settle the last two parts at once, the second sees both.
  const held = await holdLockedStatements(unit.scope, of);
  const ids = held.map(({ id }) => id);
  const figures = await figuresOfStatement.batch(unit.scope, ids);
  for (const statement of held) {
    if (!isSettled(present(figures.get(statement.id), 'the account of a statement'))) continue;
    await moved(unit, statement, { state: 'PAID', paidAt: unit.now }, { action: 'statement.paid' });
  }
}
