import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { pathText } from '../engine/problem';
import { publicId } from '../kernel/id';
import { BUCKETS, totalOf } from '../ledger/account.rules';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { mapped } from '../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../platform/graphql/money.type';
import { Allow, AllowReached } from '../platform/graphql/policy';
import { CurrencyCodeScalar } from '../platform/graphql/scalars';
import type { EarningsRow } from './earnings.loader';
import { type EstimatedComponent, estimated } from './estimate.rules';
import type { EstimateProblem } from './estimate-pay';

@AllowReached()
@ObjectType('EarningsComponent', {
  simpleResolvers: true,
  description:
    'What one component of an agreement would pay in the open period, or in a closed one that is to be corrected, recomputed now.',
})
export class EarningsComponentType {
  @Field(() => ID, { description: 'The agreement.' })
  readonly agreementId!: string;

  @Field(() => String, {
    description: 'Label of the period that it is for; a closed one posts its difference in the open one.',
  })
  readonly period!: string;

  @Field(() => String, { description: 'Key of the component or adjustment of the plan.' })
  readonly component!: string;

  @Field(() => String, { description: 'What it is called in words.' })
  readonly label!: string;

  @Field(() => MoneyType, { description: 'The full amount of the period, whether posted already or not.' })
  readonly amount!: MoneyType;

  @Field(() => MoneyType, {
    description: 'What of `amount` has been posted; `projected` is the sum of the differences.',
  })
  readonly posted!: MoneyType;

  @Field(() => MoneyType, { description: 'The part of `amount` that would be held back.' })
  readonly held!: MoneyType;

  @Field(() => String, { nullable: true, description: 'How it comes about; null where it has several lines.' })
  readonly sentence!: unknown;
}

@AllowReached()
@ObjectType('EarningsProblem', {
  simpleResolvers: true,
  description: 'Why an agreement could not be estimated, or what is doubtful about its facts.',
})
export class EarningsProblemType {
  @Field(() => ID, { description: 'The agreement.' })
  readonly agreementId!: string;

  @Field(() => Boolean, {
    description: 'True where the agreement counts for nothing in the estimates until it is mended.',
  })
  readonly isBlocking!: boolean;

  @Field(() => String, { description: 'Stable code to program against.' })
  readonly code!: string;

  @Field(() => String, { description: 'One sentence that names the place and the reason.' })
  readonly message!: string;
}

@Allow(...ACTIONS['earnings:read'])
@ObjectType('Earnings', {
  simpleResolvers: true,
  description:
    'What a partner has earned under one period label in one currency. The buckets are balances of the ledger; total = accrued + held + disputed + payable + clearing + paid - receivable.',
})
export class EarningsType {
  readonly row!: EarningsRow;

  @Field(() => PartnerType, { nullable: true, description: 'The partner; null only where you may not see it.' })
  readonly partner!: unknown;

  @Field(() => String, {
    description: 'Label of the period; revisions of earlier periods count where they were posted.',
  })
  readonly period!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency; amounts of two currencies are never added.' })
  readonly currency!: string;

  @Field(() => MoneyType, { description: 'Earned, on a statement that is still open.' })
  readonly accrued!: MoneyType;

  @Field(() => MoneyType, { description: 'Earned and held back: holdback, reserve, retention, warranty, deposit.' })
  readonly held!: MoneyType;

  @Field(() => MoneyType, { description: 'Disputed by somebody.' })
  readonly disputed!: MoneyType;

  @Field(() => MoneyType, { description: 'On a locked statement, to be paid.' })
  readonly payable!: MoneyType;

  @Field(() => MoneyType, { description: 'In a payout that is under way.' })
  readonly clearing!: MoneyType;

  @Field(() => MoneyType, { description: 'Paid and confirmed.' })
  readonly paid!: MoneyType;

  @Field(() => MoneyType, { description: 'What the partner owes.' })
  readonly receivable!: MoneyType;

  @Field(() => MoneyType, {
    description: 'The sum of the buckets, the receivable subtracted; estimates are not in it.',
  })
  readonly total!: MoneyType;

  @Field(() => MoneyType, {
    description:
      "Estimate: what settling now would add to the total, corrections of closed periods that this one takes included. Covers every agreement that pays the partner, also as a payee of another partner's; nothing once the period is closed.",
  })
  readonly projected!: MoneyType;

  @Field(() => MoneyType, {
    description:
      'Estimate: what it would add beyond that if every claimed and reopened outcome of the period were verified.',
  })
  readonly pendingVerification!: MoneyType;

  @Field(() => [EarningsProblemType], {
    description: 'What keeps the estimates in this currency from being complete; at most 100.',
  })
  readonly problems!: readonly EarningsProblemType[];
}

const PROBLEMS_MAX = 100;

export function toEarnings(row: EarningsRow): EarningsType {
  const { partnerId, label, currency, buckets, estimate } = row;
  const money = (minor: bigint) => moneyShape(minor, currency);
  const { projected, pendingVerification } = estimated(estimate.pays, currency);
  const shown = Object.fromEntries(BUCKETS.map((bucket) => [bucket, money(buckets[bucket])]));
  return {
    row,
    partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, partnerId), toPartner),
    period: label,
    currency,
    ...(shown as Readonly<Record<(typeof BUCKETS)[number], MoneyType>>),
    total: money(totalOf(buckets)),
    projected: money(projected),
    pendingVerification: money(pendingVerification),
    problems: estimate.problems
      .filter((problem) => problem.currency === currency)
      .slice(0, PROBLEMS_MAX)
      .map(toProblem),
  };
}

export const toEarningsComponent = (one: EstimatedComponent): EarningsComponentType => ({
  agreementId: publicId('agreement', one.agreementId),
  period: one.period,
  component: one.component,
  label: one.label,
  amount: moneyShape(one.amount, one.currency),
  posted: moneyShape(one.posted, one.currency),
  held: moneyShape(one.held, one.currency),
  sentence: () => one.says(),
});

const toProblem = ({ agreementId, severity, code, path, sentence }: EstimateProblem): EarningsProblemType => ({
  agreementId: publicId('agreement', agreementId),
  isBlocking: severity === 'ERROR',
  code,
  message: path.length === 0 ? sentence : `${pathText(path)}: ${sentence}`,
});
