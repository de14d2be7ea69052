import { z } from 'zod';
import type { Hat } from '../access/hat.rules';
import { belongsToPayees } from '../agreements/payee-membership.repository';
import { refuse } from '../kernel/refusal';
import { id, idempotencyKey } from '../platform/input';
import type { Unit } from '../platform/unit';
import { tookPart } from './feeding.repository';
import { holdStatement, moveStatement, type StatementRow, statementById } from './statement.repository';
import type { StatementState } from './statement.rules';

/** One statement, named once and for all by the caller's key. */
export const ofStatement = z.object({
  statementId: id('statement').describe('The statement.'),
  idempotencyKey: idempotencyKey(),
});

/** A statement that was submitted or approved, as a draft again. */
export const UNSUBMITTED = {
  state: 'DRAFT',
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
} as const;

/** What to do about a statement that is not yet where it has to be. */
const ADVICE: Partial<Record<StatementState, string>> = { DRAFT: ': submit it first (statementSubmit)' };

/** Reads a statement without holding it: whose it is never changes. */
export async function knownStatement(unit: Unit, statementId: string): Promise<StatementRow> {
  const found = (await statementById.batch(unit.scope, [statementId])).get(statementId);
  if (found === undefined) refuse('NOT_FOUND', 'statementId', 'statementId: no such statement');
  return found;
}

/** Holds a statement that must be in a state; who agreements feed it are held before, so that all take locks in one order. */
export async function heldStatement(unit: Unit, statementId: string, state: StatementState): Promise<StatementRow> {
  const held = await holdStatement(unit.scope, statementId);
  if (held === undefined) refuse('NOT_FOUND', 'statementId', 'statementId: no such statement');
  if (held.state !== state)
    refuse(
      'INVALID_STATE',
      'statementId',
      `statementId: the statement is ${held.state}, not ${state}${ADVICE[held.state] ?? ''}`,
    );
  return held;
}

/**
 * Four eyes: only a person approves, and none who belongs to the paid partner or to those it shares with, or who submitted,
 * settled, closed, claimed or decided any of what is approved. Machines prepare and execute, they never approve.
 */
export async function mustBeOtherEyes(unit: Unit, { personId }: Hat, statement: StatementRow): Promise<string> {
  if (personId === null) refuse('FOUR_EYES', null, 'a statement is approved by a person, not by a machine');
  if (await belongsToPayees(unit.scope, personId, statement.partnerId))
    refuse('FOUR_EYES', 'statementId', 'statementId: you belong to the partner that is paid');
  if (personId === statement.submittedBy)
    refuse('FOUR_EYES', 'statementId', 'statementId: you submitted the statement yourself');
  if (await tookPart(unit.scope, statement, personId))
    refuse('FOUR_EYES', 'statementId', 'statementId: you settled, closed or decided something that it pays');
  return personId;
}

/**
 * The approval still has other eyes behind it: whoever gave it has neither settled, closed, claimed nor decided anything of the
 * statement since, nor joined those whom it pays.
 */
export async function mustStillBeOtherEyes(unit: Unit, statement: StatementRow): Promise<void> {
  const { approvedBy, partnerId } = statement;
  if (approvedBy === null) refuse('INVALID_STATE', 'statementId', 'statementId: nobody has approved the statement yet');
  const isInvolved =
    (await belongsToPayees(unit.scope, approvedBy, partnerId)) || (await tookPart(unit.scope, statement, approvedBy));
  if (isInvolved)
    refuse(
      'FOUR_EYES',
      'statementId',
      'statementId: whoever approved it has had a part in it since: return it (statementReturn), and let somebody else approve it',
    );
}

/** Writes where a statement stands now, with the audit row that says what it was before, and tells whoever watches. */
export async function moved(
  unit: Unit,
  before: StatementRow,
  change: Partial<StatementRow>,
  {
    action,
    reason = null,
    more = {},
  }: { readonly action: string; readonly reason?: string | null; readonly more?: object },
): Promise<void> {
  const { id: subjectId, partnerId } = before;
  await moveStatement(unit.scope, { ...before, ...change });
  unit.record({
    action,
    subjectKind: 'statement',
    subjectId,
    partnerId,
    reason,
    before: Object.fromEntries(Object.keys(change).map((name) => [name, Reflect.get(before, name)])),
    after: { ...change, ...more },
  });
  unit.announce({ topic: 'statements', subjectId: partnerId, partnerId });
}
