import { z } from 'zod';
import { command } from '../access/command';
import { refuse } from '../kernel/refusal';
import { decimal, id } from '../platform/input';
import { sideOf } from './agreement.rules';
import { acceptBaselineRow, findBaseline } from './baseline.repository';
import { mayAccept } from './baseline.rules';

const input = z.object({
  baselineId: id('baseline').describe('The baseline, proposed by the other side.'),
  value: decimal().describe(
    'The value you accept, as you read it; refused with STALE_VERSION where another one is proposed.',
  ),
});

export const acceptBaseline = command({
  name: 'baselineAccept',
  action: 'baseline:accept',
  description: 'Agrees to a baseline that the other side has proposed; from then on it does not change.',
  input,
  async execute(unit, hat, { baselineId, value }) {
    const baseline = await findBaseline(unit.scope, baselineId);
    if (baseline === undefined) refuse('NOT_FOUND', 'baselineId', 'baselineId: no such baseline');
    const { status, proposedBySide, partnerId } = baseline;
    if (status === 'AGREED')
      refuse('INVALID_STATE', 'baselineId', 'baselineId: it is agreed already and does not change');
    if (!mayAccept(baseline, sideOf(hat)))
      refuse(
        'SELF_VERIFICATION',
        'baselineId',
        `baselineId: the ${proposedBySide.toLowerCase()} proposed it, the other side accepts`,
      );
    if (!(await acceptBaselineRow(unit.scope, { id: baselineId, value, proposedBySide }, unit.now)))
      refuse('STALE_VERSION', 'value', `value: what is proposed is not ${value}`);
    unit.record({
      action: 'baseline.agreed',
      subjectKind: 'baseline',
      subjectId: baselineId,
      partnerId,
      before: { status },
      after: { status: 'AGREED', value },
    });
    unit.announce({ topic: 'earnings', subjectId: partnerId, partnerId });
    return { baselineId };
  },
});
