import { command } from '../access/command';
import { holdFeeding, mustBeClosed } from './money-of-statement';
import { heldStatement, knownStatement, moved, ofStatement } from './statement-step';

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
    const change = { state: 'IN_REVIEW', submittedBy: hat.personId, submittedAt: unit.now } as const;
    await moved(unit, draft, change, { action: 'statement.submitted' });
    return { statementId };
  },
});
