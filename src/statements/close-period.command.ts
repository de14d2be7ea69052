import { command } from '../access/command';
import { present } from '../kernel/assert';
import { agreementToSettle, mustHaveBegun, periodsToSettle } from '../settlement/period-to-settle';
import { Parked } from '../settlement/safety/park-excesses';
import { periodOfAgreement } from '../settlement/settlement-input';
import { closePeriods } from './close-periods';

export const closePeriod = command({
  name: 'periodClose',
  action: 'period:close',
  description:
    'Closes one period of an agreement for ever: settles what came late to closed periods and then the period itself, keeps the version of the terms it was closed under, and drafts the statements. Periods close in order, each after its end. What is beyond the safety bound is parked, its period stays open, and nothing of what came late is posted. The key belongs to this closing: repeated with it after the release, the parked result is answered again, and a closing under a new key closes.',
  input: periodOfAgreement,
  async execute(unit, _hat, { agreementId, period: label }) {
    const agreement = await agreementToSettle(unit, agreementId);
    const found = await periodsToSettle(unit, [agreement], label);
    const period = mustHaveBegun(found.get(agreementId), label);
    const closed = present((await closePeriods(unit, [{ agreement, period }]))[0], 'what became of the period');
    if ('refused' in closed) {
      if (!(closed.refused instanceof Parked)) throw closed.refused;
      const parkedSettlementId = closed.refused.parked.id;
      return { periodId: null, runId: null, correctionRunIds: [], statementIds: [], parkedSettlementId };
    }
    const { settlement, corrections, statementIds } = closed.closing;
    return {
      periodId: period.id,
      runId: settlement.run.id,
      correctionRunIds: corrections.map(({ run }) => run.id),
      statementIds,
      parkedSettlementId: null,
    };
  },
});
