import { Field, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { publicId } from '../kernel/id';
import { connectionType } from '../platform/graphql/connection.type';
import { enumOf } from '../platform/graphql/enum-of';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { verifierPolicy } from './create-outcome-definition.command';
import { kpiById } from './kpi.repository';
import { KpiType, toKpi } from './kpi.type';
import { OUTCOME_DEFINITION_LIST, type OutcomeDefinitionRow } from './outcome-definition.repository';
import { VERIFIER_POLICIES } from './outcome-definition.rules';
import { sourceById } from './source.repository';
import { SourceType, toSource } from './source.type';

const VerifierPolicyEnum = enumOf(verifierPolicy);
/** Lists that can be narrowed by who has to confirm. */
export const VERIFIER_POLICY_FILTER = enumFilter('VerifierPolicy', VERIFIER_POLICIES, VerifierPolicyEnum);

@Allow(...ACTIONS['kpi:read'])
@ObjectType('OutcomeDefinition', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What counts as an outcome, and who has to confirm it before it is paid.',
})
export class OutcomeDefinitionType extends NodeType {
  readonly nodeType!: 'OutcomeDefinition';
  readonly uuid!: string;

  @Field(() => String, { description: 'The name of the outcome in plans, facts and files.' })
  readonly key!: string;

  @Field(() => Int, { description: 'Version under the key; an outcome keeps the one it was claimed under.' })
  readonly version!: number;

  @Field(() => String, { description: 'Name as people know it.' })
  readonly name!: string;

  @Field(() => String, { description: 'The state that counts as achieved; empty where nothing was told.' })
  readonly description!: string;

  @Field(() => KpiType, { description: 'The KPI whose measurements show it.' })
  readonly kpi!: unknown;

  @Field(() => String, { description: 'The unit of its quantity.' })
  readonly unit!: string;

  @Field(() => VerifierPolicyEnum as never, { description: 'Who has to confirm it.' })
  readonly verifierPolicy!: string;

  @Field(() => SourceType, {
    nullable: true,
    description: 'The source of record; null where there is none, or none that you may see.',
  })
  readonly source!: unknown;

  @Field(() => Boolean, { description: 'Whether a measurement of the KPI claims an outcome by itself.' })
  readonly isClaimedByRule!: boolean;

  @Field(() => Int, { description: 'Days after the occurrence until it counts for pay.' })
  readonly windowDays!: number;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  readonly createdAt!: string;
}

export const OutcomeDefinitionConnection = connectionType('OutcomeDefinition', () => OutcomeDefinitionType);

export const OUTCOME_DEFINITION_SHAPE: ListShape = {
  spec: OUTCOME_DEFINITION_LIST,
  filters: {
    key: 'TEXT',
    kpiId: { id: 'kpi' },
    verifierPolicy: VERIFIER_POLICY_FILTER,
  },
};
export const OutcomeDefinitionListArgs = listArgs('OutcomeDefinition', OUTCOME_DEFINITION_SHAPE);

export const toOutcomeDefinition = ({
  id,
  kpiId,
  sourceId,
  ...definition
}: OutcomeDefinitionRow): OutcomeDefinitionType => ({
  ...definition,
  nodeType: 'OutcomeDefinition',
  uuid: id,
  id: publicId('outcomeDefinition', id),
  kpi: (_: unknown, { request }: Context) => mapped(request.load(kpiById, kpiId), toKpi),
  source: (_: unknown, { request }: Context) =>
    sourceId === null ? null : mapped(request.load(sourceById, sourceId), toSource),
});
