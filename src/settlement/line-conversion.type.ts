import { Field, ObjectType } from 'type-graphql';
import type { Conversion } from '../engine/explain';
import { AllowReached } from '../platform/graphql/policy';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from '../platform/graphql/scalars';
import type { LineDocument } from './line-document.rules';

@AllowReached()
@ObjectType('LineConversion', {
  simpleResolvers: true,
  description:
    'An amount behind a line that changed its currency at a locked rate; exact, because only the line itself is rounded.',
})
export class LineConversionType {
  @Field(() => CurrencyCodeScalar, { description: 'The currency of the original amount.' })
  readonly from!: string;

  @Field(() => String, {
    description: 'The original amount in `from`: a decimal, or a fraction in lowest terms where there is none.',
  })
  readonly original!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency into which it was converted.' })
  readonly to!: string;

  @Field(() => String, {
    description: 'The converted amount in `to`: a decimal, or a fraction in lowest terms where there is none.',
  })
  readonly converted!: string;

  @Field(() => CurrencyCodeScalar, {
    description: 'The currency of which `rate` prices one unit: where it is not `from`, the original is divided by it.',
  })
  readonly base!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency in which `rate` prices it.' })
  readonly quote!: string;

  @Field(() => DecimalScalar, { description: 'What one unit of `base` is worth in `quote`, as it was stated.' })
  readonly rate!: string;

  @Field(() => String, { nullable: true, description: 'Who stated the rate; null where the plan states it.' })
  readonly source!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day for which the source stated it; null where the plan states it.',
  })
  readonly statedOn!: string | null;

  @Field(() => DateScalar, {
    description:
      'The day for which it was locked, in the time zone of the agreement: that of the first verification, of the measurement, or the day that the plan names.',
  })
  readonly lockedOn!: string;
}

/** The conversions of a stored explanation, with the amounts of their steps; lines of before there were any have none. */
export const toLineConversions = ({ conversions, steps }: LineDocument): readonly LineConversionType[] =>
  (conversions ?? []).map(({ original, converted, ...conversion }: Conversion) => ({
    ...conversion,
    original: steps[original]?.is ?? '',
    converted: steps[converted]?.is ?? '',
  }));
