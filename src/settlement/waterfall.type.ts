import { Field, ObjectType } from 'type-graphql';
import { MoneyType, moneyShape } from '../platform/graphql/money.type';
import { AllowReached } from '../platform/graphql/policy';
import type { WaterfallStep } from './run-waterfall.rules';

@AllowReached()
@ObjectType('WaterfallStep', {
  simpleResolvers: true,
  description: 'One step on the way from what was earned to where it stands.',
})
export class WaterfallStepType {
  @Field(() => String, {
    description: 'Stable key; components, adjustments and corrections carry their name after a colon.',
  })
  readonly key!: string;

  @Field(() => String, { description: 'What it is, in words.' })
  readonly label!: string;

  @Field(() => MoneyType, { description: 'The amount.' })
  readonly amount!: MoneyType;
}

export const toWaterfall = (steps: readonly WaterfallStep[]): readonly WaterfallStepType[] =>
  steps.map(({ key, label, amount, currency }) => ({ key, label, amount: moneyShape(amount, currency) }));
