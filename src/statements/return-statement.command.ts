import { command } from '../access/command';
import { text } from '../platform/input';
import { heldStatement, moved, ofStatement, UNSUBMITTED } from './statement-step';

const input = ofStatement.extend({ reason: text(1000).describe('Why; the partner reads it in the audit trail.') });

export const returnStatement = command({
  name: 'statementReturn',
  action: 'statement:return',
  description: 'Sends a submitted or approved statement back to be a draft again, with the reason.',
  input,
  async execute(unit, _hat, { statementId, reason }) {
    const submitted = await heldStatement(unit, statementId, 'IN_REVIEW');
    await moved(unit, submitted, UNSUBMITTED, { action: 'statement.returned', reason });
    return { statementId };
  },
});
