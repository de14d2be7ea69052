import { z } from 'zod';
import { command } from '../access/command';
import { present } from '../kernel/assert';
import { refuse } from '../kernel/refusal';
import { findKpi } from '../kpis/kpi.repository';
import { id, positive, text } from '../platform/input';
import type { Unit } from '../platform/unit';
import { findAgreement } from './agreement.repository';
import { sideOf } from './agreement.rules';
import { addBaseline, type BaselineRow, baselineOfKpi, replaceProposal } from './baseline.repository';

const input = z.object({
  agreementId: id('agreement').describe('The agreement it is for.'),
  kpiId: id('kpi').describe('The KPI whose level before the engagement it states; its unit is that of the KPI.'),
  value: positive().describe('The level, per period of the agreement.'),
  method: text(2000).describe('How the value was found, in words that the other side can check.'),
});

export const proposeBaseline = command({
  name: 'baselinePropose',
  action: 'baseline:propose',
  description:
    'Proposes the reference level of a KPI, or puts a counter-proposal in its place; it counts once the other side has accepted it.',
  input,
  async execute(unit, hat, { agreementId, kpiId, value, method }) {
    const agreement = await findAgreement(unit.scope, agreementId);
    if (agreement === undefined) refuse('NOT_FOUND', 'agreementId', 'agreementId: no such agreement');
    if (agreement.status === 'ENDED') refuse('INVALID_STATE', 'agreementId', 'agreementId: the agreement has ended');
    const kpi = await findKpi(unit.scope, kpiId);
    if (kpi === undefined) refuse('UNKNOWN_KPI', 'kpiId', 'kpiId: no such KPI');
    const { partnerId } = agreement;
    const baseline = await propose(unit, {
      vendorId: unit.vendorId,
      id: unit.id(),
      agreementId,
      partnerId,
      kpiId,
      value,
      unit: kpi.unit,
      method,
      status: 'PROPOSED',
      proposedBySide: sideOf(hat),
      proposedAt: unit.now,
      acceptedAt: null,
    });
    unit.record({
      action: 'baseline.proposed',
      subjectKind: 'baseline',
      subjectId: baseline.id,
      partnerId,
      after: baseline,
    });
    return { baselineId: baseline.id };
  },
});

/** Adds the proposal, or lets it take the place of the one that stands. */
async function propose({ scope }: Unit, proposal: BaselineRow): Promise<BaselineRow> {
  if (await addBaseline(scope, proposal)) return proposal;
  const standing = present(await baselineOfKpi(scope, proposal.agreementId, proposal.kpiId), 'the standing baseline');
  const counter = { ...proposal, id: standing.id };
  if (await replaceProposal(scope, counter)) return counter;
  refuse('INVALID_STATE', 'kpiId', 'kpiId: both sides have agreed on a baseline for this KPI, it does not change');
}
