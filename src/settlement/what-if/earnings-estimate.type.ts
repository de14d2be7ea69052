import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import { MoneyType, moneyShape } from '../../platform/graphql/money.type';
import { Allow } from '../../platform/graphql/policy';
import { CurrencyCodeScalar } from '../../platform/graphql/scalars';
import { EarningsComponentType, toEarningsComponent } from '../earnings.type';
import type { Change } from './changed-pay.rules';
import type { EarningsEstimate } from './estimate-earnings';
import { toWhatIfProblems, WhatIfProblemType } from './what-if-problem.type';

@Allow(...ACTIONS['earnings:read'])
@ObjectType('EarningsChange', {
  simpleResolvers: true,
  description: 'What would change in one currency; amounts of two currencies are never added.',
})
export class EarningsChangeType {
  @Field(() => CurrencyCodeScalar, { description: 'The currency.' })
  readonly currency!: string;

  @Field(() => [EarningsComponentType], {
    description: 'The open periods recomputed as things are, by agreement and component; at most 100.',
  })
  readonly now!: readonly EarningsComponentType[];

  @Field(() => [EarningsComponentType], {
    description: 'The same with the additional facts; at most 100.',
  })
  readonly after!: readonly EarningsComponentType[];

  @Field(() => MoneyType, { description: 'The sum of all of `now`, whether posted already or not.' })
  readonly nowTotal!: MoneyType;

  @Field(() => MoneyType, { description: 'The sum of all of `after`.' })
  readonly afterTotal!: MoneyType;

  @Field(() => MoneyType, { description: 'afterTotal - nowTotal.' })
  readonly difference!: MoneyType;

  @Field(() => MoneyType, { description: 'What settling now would add: the `projected` of `earnings`.' })
  readonly projected!: MoneyType;

  @Field(() => [String], { description: 'The change in words: in total, then by component; at most 101.' })
  readonly sentences!: readonly string[];
}

@Allow(...ACTIONS['earnings:read'])
@ObjectType('EarningsEstimate', {
  simpleResolvers: true,
  description: 'What the open periods of a partner would pay if more were so; nothing of it is written down.',
})
export class EarningsEstimateType {
  @Field(() => String, { description: 'Label of the period.' })
  readonly period!: string;

  @Field(() => [EarningsChangeType], { description: 'One entry per currency; none where nothing is open.' })
  readonly changes!: readonly EarningsChangeType[];

  @Field(() => [String], { description: 'What the answer takes for granted, in sentences; at most 102.' })
  readonly assumptions!: readonly string[];

  @Field(() => [WhatIfProblemType], { description: 'What keeps the answer from being complete; at most 100.' })
  readonly problems!: readonly WhatIfProblemType[];
}

const COMPONENTS_MAX = 100;

export const toEarningsEstimate = ({ period, changes, assumptions, problems }: EarningsEstimate) => ({
  ...{ period, assumptions },
  changes: changes.map(toChange),
  problems: toWhatIfProblems(problems),
});

function toChange({ currency, now, after, nowTotal, afterTotal, projected, sentences }: Change): EarningsChangeType {
  const money = (minor: bigint) => moneyShape(minor, currency);
  return {
    currency,
    now: now.slice(0, COMPONENTS_MAX).map(toEarningsComponent),
    after: after.slice(0, COMPONENTS_MAX).map(toEarningsComponent),
    nowTotal: money(nowTotal),
    afterTotal: money(afterTotal),
    difference: money(afterTotal - nowTotal),
    projected: money(projected),
    sentences: sentences.slice(0, COMPONENTS_MAX + 1),
  };
}
