import { Field, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { customerById } from '../customers/customer.repository';
import { CustomerType, toCustomer } from '../customers/customer.type';
import { evidenceBySubject } from '../evidence/evidence.repository';
import { EvidenceItemType, toEvidenceItem } from '../evidence/evidence.type';
import { publicId } from '../kernel/id';
import { DimensionType } from '../kpis/dimension.type';
import { asList } from '../kpis/dimensions.rules';
import { outcomeDefinitionById } from '../kpis/outcome-definition.repository';
import { OutcomeDefinitionType, toOutcomeDefinition, VERIFIER_POLICY_FILTER } from '../kpis/outcome-definition.type';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar, DecimalScalar } from '../platform/graphql/scalars';
import { OUTCOME_LIST, type OutcomeRow } from './outcome.repository';
import { eventsByOutcome } from './outcome-event.repository';
import { OUTCOME_STATES } from './outcome-event.rules';
import { OutcomeEventObject, toOutcomeEvent } from './outcome-event.type';

const OutcomeStateEnum = enumType(
  'OutcomeState',
  OUTCOME_STATES,
  {
    CLAIMED: 'Said to be achieved; not paid before it is verified.',
    VERIFIED: 'Confirmed as its policy demands; paid once its window is closed.',
    REJECTED: 'Turned down.',
    REOPENED: 'Being looked at again; not paid meanwhile.',
    REVERSED: 'Voided; what was paid for it is taken back.',
  },
  'Where an outcome stands.',
);

@Allow(...ACTIONS['outcome:read'])
@ObjectType('Outcome', {
  simpleResolvers: true,
  implements: NodeType,
  description:
    'A result achieved by a partner for a customer; paid only once somebody other than the partner verified it.',
})
export class OutcomeType extends NodeType {
  readonly nodeType!: 'Outcome';
  readonly uuid!: string;

  @Field(() => OutcomeDefinitionType, { description: 'What was achieved.' })
  readonly definition!: unknown;

  @Field(() => PartnerType, { nullable: true, description: 'Who achieved it; null where you may not see the partner.' })
  readonly partner!: unknown;

  @Field(() => CustomerType, { nullable: true, description: 'For whom; null where you may not see the customer.' })
  readonly customer!: unknown;

  @Field(() => String, { description: 'The name of the result where it came from, such as a ticket number.' })
  readonly externalReference!: string;

  @Field(() => Int, {
    description: 'Revision under that name; a correction is a new one, and the older one is reversed.',
  })
  readonly revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was achieved.' })
  readonly occurredAt!: string;

  @Field(() => DateTimeScalar, { description: 'When its window closes: this instant decides the period of its pay.' })
  readonly maturesAt!: string;

  @Field(() => DecimalScalar, { description: 'How much.' })
  readonly quantity!: string;

  @Field(() => String, { description: 'The unit of the quantity.' })
  readonly unit!: string;

  @Field(() => [DimensionType], { description: 'Properties for weights and segments.' })
  readonly dimensions!: unknown;

  @Field(() => OutcomeStateEnum as never, { description: 'Where it stands.' })
  readonly state!: string;

  @Field(() => [OutcomeEventObject], { description: 'What happened to it, in order.' })
  readonly events!: unknown;

  @Field(() => [EvidenceItemType], { description: 'What was shown to prove it.' })
  readonly evidence!: unknown;
}

export const OutcomeConnection = connectionType('Outcome', () => OutcomeType);

export const OUTCOME_SHAPE: ListShape = {
  spec: OUTCOME_LIST,
  filters: {
    state: enumFilter('OutcomeState', OUTCOME_STATES, OutcomeStateEnum),
    partnerId: { id: 'partner' },
    customerId: { id: 'customer' },
    definitionId: { id: 'outcomeDefinition' },
    verifierPolicy: VERIFIER_POLICY_FILTER,
    externalReference: 'TEXT',
    occurredAt: 'INSTANT',
    maturesAt: 'INSTANT',
  },
};
export const OutcomeListArgs = listArgs('Outcome', OUTCOME_SHAPE);

export const toOutcome = ({
  id,
  definitionId,
  partnerId,
  customerId,
  dimensions,
  ...outcome
}: OutcomeRow): OutcomeType => ({
  ...outcome,
  nodeType: 'Outcome',
  uuid: id,
  id: publicId('outcome', id),
  dimensions: asList(dimensions),
  definition: (_: unknown, { request }: Context) =>
    mapped(request.load(outcomeDefinitionById, definitionId), toOutcomeDefinition),
  partner: (_: unknown, { request }: Context) => mapped(request.load(partnerById, partnerId), toPartner),
  customer: (_: unknown, { request }: Context) => mapped(request.load(customerById, customerId), toCustomer),
  events: async (_: unknown, { request }: Context) => (await request.load(eventsByOutcome, id))?.map(toOutcomeEvent),
  evidence: async (_: unknown, { request }: Context) =>
    ((await request.load(evidenceBySubject, id)) ?? []).map(toEvidenceItem),
});
