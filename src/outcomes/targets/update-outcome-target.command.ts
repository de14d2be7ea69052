import { z } from 'zod';
import { command } from '../../access/command';
import { refuse } from '../../kernel/refusal';
import { day, id, positive, text } from '../../platform/input';
import { changeTarget, findTarget } from '../../targets/outcome-target.repository';
import { mustSpan, TARGET_STATUS, TARGET_STATUSES } from '../../targets/outcome-target.rules';
import { recountTargets } from './target-count.repository';

const input = z.object({
  outcomeTargetId: id('outcomeTarget').describe('The target.'),
  expectedVersion: z.number().int().describe('The version that you read; another one means that somebody was faster.'),
  name: text().nullish().describe('A new name; left out, it stays.'),
  quantity: positive().nullish().describe('A new quantity; left out, it stays.'),
  startOn: day().nullish().describe('A new first day; left out, it stays.'),
  endOn: day().nullish().describe('A new first day that no longer counts; left out, it stays.'),
  status: z
    .enum(TARGET_STATUSES)
    .meta(TARGET_STATUS)
    .nullish()
    .describe('Whether it is still pursued; left out, it stays.'),
});

export const updateOutcomeTarget = command({
  name: 'outcomeTargetUpdate',
  action: 'target:create',
  description: 'Changes a target; what it names by definition, partner and customer stays what it is.',
  input,
  async execute(unit, _hat, { outcomeTargetId, expectedVersion, ...asked }) {
    const target = await findTarget(unit.scope, outcomeTargetId);
    if (target === undefined) refuse('NOT_FOUND', 'outcomeTargetId', 'outcomeTargetId: no such target');
    const { name, quantity, startOn, endOn, status, partnerId, customerId } = target;
    const before = { name, quantity, startOn, endOn, status };
    const after = {
      name: asked.name ?? name,
      quantity: asked.quantity ?? quantity,
      startOn: asked.startOn ?? startOn,
      endOn: asked.endOn ?? endOn,
      status: asked.status ?? status,
    };
    mustSpan(after);
    if (!(await changeTarget(unit.scope, outcomeTargetId, expectedVersion, after)))
      refuse('STALE_VERSION', 'expectedVersion', `expectedVersion: the target is at version ${target.version}`);
    await recountTargets(unit, [outcomeTargetId]);
    unit.record({
      action: 'outcome_target.updated',
      subjectKind: 'outcome_target',
      subjectId: outcomeTargetId,
      partnerId,
      customerId,
      before: { ...before, version: expectedVersion },
      after: { ...after, version: expectedVersion + 1 },
    });
    unit.announce({ topic: 'outcome_target', subjectId: outcomeTargetId, partnerId, customerId });
    return { outcomeTargetId };
  },
});
