import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { instant } from '../platform/input';
import { heldStatement, moved, mustBeOtherEyes, ofStatement } from './statement-step';

const input = ofStatement.extend({
  expectedSubmittedAt: instant().describe(
    '`submittedAt` of the statement as you read it; refused with STALE_VERSION where it was submitted again since, perhaps with other figures.',
  ),
});

export const approveStatement = command({
  name: 'statementApprove',
  action: 'statement:approve',
  description:
    'The word of a second person on a submitted statement as it was read: one who neither submitted, settled, closed, claimed nor decided anything of it and does not belong to the paid partner. It books nothing; `statementLock` does.',
  input,
  async execute(unit, hat, { statementId, expectedSubmittedAt }) {
    const submitted = await heldStatement(unit, statementId, 'IN_REVIEW');
    if (submitted.approvedAt !== null)
      refuse('INVALID_STATE', 'statementId', 'statementId: the statement is approved already');
    if (submitted.submittedAt !== expectedSubmittedAt)
      refuse(
        'STALE_VERSION',
        'expectedSubmittedAt',
        `expectedSubmittedAt: what was read is not what was submitted on ${submitted.submittedAt}`,
      );
    const approvedBy = await mustBeOtherEyes(unit, hat, submitted);
    await moved(unit, submitted, { approvedBy, approvedAt: unit.now }, { action: 'statement.approved' });
    return { statementId };
  },
});
