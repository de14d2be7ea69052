import { command } from '../access/command';
import { agreementToSettle, mustHaveBegun, periodsToSettle } from '../settlement/period-to-settle';
import { periodOfAgreement } from '../settlement/settlement-input';
import { settleOne } from './settle-and-draft';

export const runSettlement = command({
  name: 'settlementRun',
  action: 'settlement:run',
  description:
    'Recomputes one period of an agreement and posts what differs from what was posted before; with the same facts it posts nothing. What changes in a closed period is posted in the open one; the statements to which it posts are drafted. A total beyond the safety bound of the agreement is parked instead: nothing is posted until a second person releases it. The key belongs to this run: repeated with it after the release, the parked result is answered again, and a run under a new key posts.',
  input: periodOfAgreement,
  async execute(unit, _hat, { agreementId, period: label }) {
    const agreement = await agreementToSettle(unit, agreementId);
    const found = await periodsToSettle(unit, [agreement], label);
    const period = mustHaveBegun(found.get(agreementId), label);
    const settled = await settleOne(unit, { agreement, period });
    if ('parked' in settled)
      return {
        runId: null,
        lineCount: 0,
        statementIds: [] as readonly string[],
        parkedSettlementId: settled.parked.id,
      };
    const { settlement, statementIds } = settled;
    const lineCount = settlement.lines.length;
    return { runId: settlement.run.id, lineCount, statementIds, parkedSettlementId: null };
  },
});
