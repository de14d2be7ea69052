import { command } from '../access/command';
import { agreementToSettle, periodToSettle } from './period-to-settle';
import { settlePeriod } from './settle-period';
import { periodOfAgreement } from './settlement-input';

export const runSettlement = command({
  name: 'settlementRun',
  action: 'settlement:run',
  description:
    'Recomputes one period of an agreement and posts what differs from what was posted before; with the same facts it posts nothing. What changes in a closed period is posted in the open one.',
  input: periodOfAgreement,
  async execute(unit, _hat, { agreementId, period: label }) {
    const agreement = await agreementToSettle(unit, agreementId);
    const period = await periodToSettle(unit, agreement, label);
    const { run, lines } = await settlePeriod(unit, agreement, period.id);
    return { runId: run.id, lineCount: lines.length };
  },
});
