import { Args, Ctx, Resolver } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { createOutcomeDefinition } from './create-outcome-definition.command';
import { type OutcomeDefinitionRow, outcomeDefinitionById } from './outcome-definition.repository';
import {
  OUTCOME_DEFINITION_SHAPE,
  OutcomeDefinitionConnection,
  OutcomeDefinitionListArgs,
  OutcomeDefinitionType,
  toOutcomeDefinition,
} from './outcome-definition.type';

const OutcomeDefinitionCreatePayload = payloadType(createOutcomeDefinition.name, {
  outcomeDefinition: { type: () => OutcomeDefinitionType, description: 'The new definition.' },
});

@Resolver()
export class OutcomeDefinitionResolver {
  @QueryFor('kpi:read', () => OutcomeDefinitionType, {
    nullable: true,
    description: 'One outcome definition; null where there is none.',
  })
  outcomeDefinition(@Ctx() { request }: Context, @IdArg('outcomeDefinition') id: string) {
    return mapped(request.load(outcomeDefinitionById, id), toOutcomeDefinition);
  }

  @QueryFor('kpi:read', () => OutcomeDefinitionConnection, { description: 'The outcome definitions of your vendor.' })
  outcomeDefinitions(@Ctx() { request }: Context, @Args(() => OutcomeDefinitionListArgs) args: ListQuery) {
    return request.connection<OutcomeDefinitionRow, OutcomeDefinitionType>(
      OUTCOME_DEFINITION_SHAPE,
      args,
      toOutcomeDefinition,
    );
  }

  @MutationOf(createOutcomeDefinition, () => OutcomeDefinitionCreatePayload)
  outcomeDefinitionCreate(@Ctx() { request }: Context, @InputOf(createOutcomeDefinition) input: unknown) {
    return request.mutate(createOutcomeDefinition, input, ({ outcomeDefinitionId }) => ({
      outcomeDefinition: () => mapped(request.load(outcomeDefinitionById, outcomeDefinitionId), toOutcomeDefinition),
    }));
  }
}
