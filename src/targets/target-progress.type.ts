import { Field, ObjectType } from 'type-graphql';
import { present } from '../kernel/assert';
import { AllowReached } from '../platform/graphql/policy';
import { DateTimeScalar, DecimalScalar } from '../platform/graphql/scalars';
import type { OutcomeTargetRow } from './outcome-target.repository';
import { progressOf } from './target-progress.rules';
import type { TargetRollupRow } from './target-rollup.repository';

@AllowReached()
@ObjectType('OutcomeTargetProgress', {
  simpleResolvers: true,
  description: 'Where a target stands; `claimed` and `verified` do not overlap.',
})
export class TargetProgressType {
  @Field(() => DecimalScalar, { description: 'Claimed (or reopened) and not yet decided.' })
  readonly claimed!: string;

  @Field(() => DecimalScalar, { description: 'Verified: what counts.' })
  readonly verified!: string;

  @Field(() => DecimalScalar, {
    description: '`verified / quantity`, such as `0.7500`; 4 digits, rounded half away from zero.',
  })
  readonly attainment!: string;

  @Field(() => DecimalScalar, { description: 'What is still missing: `quantity - verified`, never below zero.' })
  readonly remaining!: string;

  @Field(() => DecimalScalar, {
    description:
      'What would be verified by now at an even pace: `quantity x elapsed time / whole time`; 4 digits, rounded half away from zero.',
  })
  readonly paceExpected!: string;

  @Field(() => DateTimeScalar, { description: 'When an outcome last changed it.' })
  readonly updatedAt!: string;
}

export function toProgress(target: OutcomeTargetRow, stored: TargetRollupRow | null, now: string): TargetProgressType {
  const rollup = present(stored, `target ${target.id} has no rollup`);
  return { ...progressOf(target, rollup, now), updatedAt: rollup.updatedAt };
}
