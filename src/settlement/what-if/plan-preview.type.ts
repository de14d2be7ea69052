import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import type { Context } from '../../access/request';
import { PlanProblemType } from '../../agreements/plan.type';
import { publicId } from '../../kernel/id';
import { partnerById } from '../../partners/partner.repository';
import { PartnerType, toPartner } from '../../partners/partner.type';
import { mapped } from '../../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../../platform/graphql/money.type';
import { Allow } from '../../platform/graphql/policy';
import { CurrencyCodeScalar } from '../../platform/graphql/scalars';
import { type Compared, type CostRange, differenceOf, type PreviewRow, totalsOf } from './preview.rules';
import type { Preview } from './preview-plan';
import { toWhatIfProblems, WhatIfProblemType } from './what-if-problem.type';

@Allow(...ACTIONS['plan:preview'])
@ObjectType('PlanPreviewPartner', { simpleResolvers: true, description: 'What one partner got, and would get.' })
export class PlanPreviewPartnerType {
  @Field(() => PartnerType, { nullable: true, description: 'The partner; null only where you may not see it.' })
  readonly partner!: unknown;

  @Field(() => MoneyType, { description: 'What was posted for the closed periods, all revisions together.' })
  readonly posted!: MoneyType;

  @Field(() => MoneyType, { description: 'What the draft pays on the same facts.' })
  readonly draft!: MoneyType;

  @Field(() => MoneyType, { description: 'draft - posted.' })
  readonly difference!: MoneyType;
}

@Allow(...ACTIONS['plan:preview'])
@ObjectType('PlanPreviewRow', {
  simpleResolvers: true,
  description: 'One partner in one closed period of one agreement and one currency.',
})
export class PlanPreviewRowType extends PlanPreviewPartnerType {
  @Field(() => ID, { description: 'The agreement.' })
  readonly agreementId!: string;

  @Field(() => String, { description: 'Label of the closed period.' })
  readonly period!: string;
}

@Allow(...ACTIONS['plan:preview'])
@ObjectType('CostRange', { simpleResolvers: true, description: 'The least and the most that one period label costs.' })
export class CostRangeType {
  @Field(() => MoneyType, { description: 'The cheapest period.' })
  readonly lowest!: MoneyType;

  @Field(() => MoneyType, { description: 'The dearest period.' })
  readonly highest!: MoneyType;
}

@Allow(...ACTIONS['plan:preview'])
@ObjectType('PlanPreviewTotal', {
  simpleResolvers: true,
  description: 'All rows of one currency together; amounts of two currencies are never added.',
})
export class PlanPreviewTotalType {
  @Field(() => CurrencyCodeScalar, { description: 'The currency.' })
  readonly currency!: string;

  @Field(() => MoneyType, { description: 'What was posted.' })
  readonly posted!: MoneyType;

  @Field(() => MoneyType, { description: 'What the draft pays.' })
  readonly draft!: MoneyType;

  @Field(() => MoneyType, { description: 'draft - posted.' })
  readonly difference!: MoneyType;

  @Field(() => CostRangeType, { description: 'What the periods cost, one label with another, as posted.' })
  readonly postedRange!: CostRangeType;

  @Field(() => CostRangeType, { description: 'What they would cost under the draft.' })
  readonly draftRange!: CostRangeType;

  @Field(() => [PlanPreviewPartnerType], {
    description: 'Partners who would get more, the largest difference first; at most 100.',
  })
  readonly gains!: readonly PlanPreviewPartnerType[];

  @Field(() => [PlanPreviewPartnerType], {
    description: 'Partners who would get less, the largest difference first; at most 100.',
  })
  readonly losses!: readonly PlanPreviewPartnerType[];
}

@Allow(...ACTIONS['plan:preview'])
@ObjectType('PlanPreview', {
  simpleResolvers: true,
  description: 'What a draft would have paid for closed periods; nothing of it is written down.',
})
export class PlanPreviewType {
  readonly preview!: Preview;

  @Field(() => Int, { description: 'How many rows there are.' })
  readonly rowCount!: number;

  @Field(() => [PlanPreviewTotalType], { description: 'Totals over all rows, one per currency.' })
  readonly totals!: readonly PlanPreviewTotalType[];

  @Field(() => [PlanProblemType], {
    description: 'What is wrong or doubtful about the draft; where it has errors nothing is computed. At most 100.',
  })
  readonly planProblems!: readonly PlanProblemType[];

  @Field(() => [WhatIfProblemType], {
    description:
      'What keeps the answer from being complete. A period with a blocking problem is left out on both sides. At most 100.',
  })
  readonly problems!: readonly WhatIfProblemType[];
}

const LIST_MAX = 100;

export const toPlanPreview = (preview: Preview): PlanPreviewType => ({
  preview,
  rowCount: preview.rows.length,
  totals: totalsOf(preview.rows).map(({ currency, posted, draft, ...total }) => ({
    currency,
    ...sums({ currency, posted, draft }),
    postedRange: toRange(total.postedRange, currency),
    draftRange: toRange(total.draftRange, currency),
    gains: total.gains.slice(0, LIST_MAX).map(toPartnerSums),
    losses: total.losses.slice(0, LIST_MAX).map(toPartnerSums),
  })),
  planProblems: preview.planProblems.slice(0, LIST_MAX),
  problems: toWhatIfProblems(preview.problems),
});

export const toPlanPreviewRow = (row: PreviewRow): PlanPreviewRowType => ({
  ...toPartnerSums(row),
  agreementId: publicId('agreement', row.agreementId),
  period: row.period,
});

const toPartnerSums = ({ partnerId, ...compared }: Compared): PlanPreviewPartnerType => ({
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, partnerId), toPartner),
  ...sums(compared),
});

const sums = ({ posted, draft, currency }: Pick<Compared, 'posted' | 'draft' | 'currency'>) => ({
  posted: moneyShape(posted, currency),
  draft: moneyShape(draft, currency),
  difference: moneyShape(differenceOf({ posted, draft }), currency),
});

const toRange = ({ lowest, highest }: CostRange, currency: string): CostRangeType => ({
  lowest: moneyShape(lowest, currency),
  highest: moneyShape(highest, currency),
});
