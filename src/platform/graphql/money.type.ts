import { Field, ObjectType } from 'type-graphql';
import { formatAmount } from '../../kernel/money';
import { AllowReached } from './policy';
import { BigIntScalar, CurrencyCodeScalar, DecimalScalar } from './scalars';

@AllowReached()
@ObjectType('Money', {
  simpleResolvers: true,
  description: 'An exact amount in one currency; amounts of two currencies are never added.',
})
export class MoneyType {
  @Field(() => DecimalScalar, {
    description: "The amount in the currency's main unit, with exactly the currency's digits.",
  })
  readonly amount!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency.' })
  readonly currency!: string;

  @Field(() => BigIntScalar, { description: 'The same amount in whole minor units, such as cents.' })
  readonly minorUnits!: bigint;
}

/** An amount in minor units as the API shows it. */
export const moneyShape = (minor: bigint, currency: string): MoneyType => ({
  amount: formatAmount(minor, currency),
  currency,
  minorUnits: minor,
});
