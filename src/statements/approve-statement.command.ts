import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { heldStatement, moved, mustBeOtherEyes, ofStatement } from './statement-step';

export const approveStatement = command({
  name: 'statementApprove',
  action: 'statement:approve',
  description:
    'The word of a second person on a submitted statement: one who neither submitted, settled, closed, claimed nor decided anything of it and does not belong to the paid partner. It books nothing; `statementLock` does.',
  input: ofStatement,
  async execute(unit, hat, { statementId }) {
    const submitted = await heldStatement(unit, statementId, 'IN_REVIEW');
    if (submitted.approvedAt !== null)
      refuse('INVALID_STATE', 'statementId', 'statementId: the statement is approved already');
    const approvedBy = await mustBeOtherEyes(unit, hat, submitted);
    await moved(unit, submitted, { approvedBy, approvedAt: unit.now }, { action: 'statement.approved' });
    return { statementId };
  },
});
