import { Field, ObjectType } from 'type-graphql';
import { ACTIONS } from '../../access/actions.rules';
import { enumType } from '../../platform/graphql/input-type';
import { Allow } from '../../platform/graphql/policy';

const PlanBasis = enumType(
  'PlanBasis',
  ['FIXED', 'DYNAMIC'],
  { FIXED: 'Pays whatever happens.', DYNAMIC: 'Depends on what is measured.' },
  'Whether the pay of a component depends on anything.',
);

const EXACT = 'exact, as a decimal or a fraction in lowest terms';

@Allow(...ACTIONS['plan:check'])
@ObjectType('PlanReportComponent', { simpleResolvers: true, description: 'What the pay of one component rests on.' })
export class PlanReportComponentType {
  @Field(() => String, { description: 'Key of the component.' })
  readonly component!: string;

  @Field(() => PlanBasis as never, { description: 'Whether it depends on anything.' })
  readonly basis!: string;

  @Field(() => String, {
    nullable: true,
    description: 'INPUT, SLA, OUTCOME or SUCCESS_FEE, as the plan has it; null where it does not say.',
  })
  readonly class!: string | null;

  @Field(() => [String], { description: 'The measures it depends on; at most 100.' })
  readonly measures!: readonly string[];
}

@Allow(...ACTIONS['plan:check'])
@ObjectType('PlanReportPrice', {
  simpleResolvers: true,
  description: 'What one outcome must be paid for its risk to be carried.',
})
export class PlanReportPriceType {
  @Field(() => String, { description: 'Key of the component.' })
  readonly component!: string;

  @Field(() => String, { description: `Cost / chance of success, ${EXACT}.` })
  readonly breakEven!: string;

  @Field(() => String, { description: `Break-even x (1 + margin), ${EXACT}.` })
  readonly price!: string;
}

@Allow(...ACTIONS['plan:check'])
@ObjectType('PlanReport', { simpleResolvers: true, description: 'A plan described without facts.' })
export class PlanReportType {
  @Field(() => [PlanReportComponentType], { description: 'Its components, in the order of the plan; at most 100.' })
  readonly components!: readonly PlanReportComponentType[];

  @Field(() => String, {
    nullable: true,
    description: `The most that one period can pay in the currency of the plan, ${EXACT}; null without bound.`,
  })
  readonly maximumGain!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The most that one period can cost the partner in the currency of the plan, ${EXACT}; null without bound.`,
  })
  readonly maximumPenalty!: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The largest gain / the largest penalty, ${EXACT}; null without bounds or without a penalty.`,
  })
  readonly gainToPenalty!: string | null;

  @Field(() => [PlanReportPriceType], {
    description: 'Prices of those components that state cost and risk; at most 100.',
  })
  readonly prices!: readonly PlanReportPriceType[];
}
