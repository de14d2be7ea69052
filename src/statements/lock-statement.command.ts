import { command } from '../access/command';
import { present } from '../kernel/assert';
import { refuse } from '../kernel/refusal';
import { post } from '../ledger/post';
import type { Unit } from '../platform/unit';
import { byLabel } from './label-order.rules';
import { lockTransfers } from './lock.rules';
import { holdFeeding, moneyOf, mustBeClosed } from './money-of-statement';
import { figuresOfStatement, type StatementRow, unlockedStatements } from './statement.repository';
import { isSettled, type StatementFigures } from './statement.rules';
import { heldStatement, knownStatement, moved, mustStillBeOtherEyes, ofStatement } from './statement-step';

export const lockStatement = command({
  name: 'statementLock',
  action: 'statement:lock',
  description:
    'Locks an approved statement for ever, unless whoever approved it has had a part in it since: what accrued up to its label becomes payable, and what the partner owes is recovered from it, from the same agreement first, then oldest first, never from the part that the terms keep. Statements of one partner and currency lock in the order of their labels.',
  input: ofStatement,
  async execute(unit, _hat, { statementId }) {
    const known = await knownStatement(unit, statementId);
    const feeding = await holdFeeding(unit.scope, known);
    const approved = await heldStatement(unit, statementId, 'IN_REVIEW');
    await mustStillBeOtherEyes(unit, approved);
    await mustBeNext(unit, approved);
    mustBeClosed(approved, feeding);
    const transfers = lockTransfers(approved, await moneyOf(unit.scope, approved, feeding));
    if (transfers.length > 0) await post(unit, { reasonKind: 'statement', reasonId: statementId, transfers });
    const figures = present(
      (await figuresOfStatement.batch(unit.scope, [statementId])).get(statementId),
      'its account',
    );
    await moved(unit, approved, locked(unit, figures), { action: 'statement.locked', more: told(figures) });
    const { partnerId } = approved;
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
    return { statementId };
  },
});

/** A statement on which nothing is left to pay is paid with its lock. */
const locked = ({ now }: Unit, figures: StatementFigures): Partial<StatementRow> =>
  isSettled(figures) ? { state: 'PAID', lockedAt: now, paidAt: now } : { state: 'LOCKED', lockedAt: now };

async function mustBeNext(unit: Unit, statement: StatementRow): Promise<void> {
  const unlocked = await unlockedStatements(unit.scope, statement);
  const earlier = unlocked.find(({ label }) => byLabel(label, statement.label) < 0);
  if (earlier !== undefined)
    refuse('INVALID_STATE', 'statementId', `statementId: the statement of ${earlier.label} has to be locked before`);
}

const told = (figures: StatementFigures): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([name, amount]) => [name, `${amount}`]));
