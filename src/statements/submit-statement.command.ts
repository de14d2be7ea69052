import { command } from '../access/command';
import { holdFeeding, mustBeClosed } from './money-of-statement';
import { submissionAt } from './statement.rules';
import { heldStatement, knownStatement, moved, ofStatement } from './statement-step';
import { lastSubmission } from './submission.repository';

export const submitStatement = command({
  name: 'statementSubmit',
  action: 'statement:submit',
  description:
    'Submits a draft for review, once every period that feeds it is closed. Whatever is posted under its label, or under an earlier one, before it is locked makes it a draft again.',
  input: ofStatement,
  async execute(unit, hat, { statementId }) {
    const known = await knownStatement(unit, statementId);
    mustBeClosed(known, await holdFeeding(unit.scope, known));
    const draft = await heldStatement(unit, statementId, 'DRAFT');
    const submittedAt = submissionAt(unit.now, await lastSubmission(unit.scope, statementId));
    const change = { state: 'IN_REVIEW', submittedBy: hat.personId, submittedAt } as const;
    await moved(unit, draft, change, { action: 'statement.submitted' });
    return { statementId };
  },
});
