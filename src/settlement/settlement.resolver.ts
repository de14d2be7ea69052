import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { runSettlement } from './run-settlement.command';
import { type LineRow, lineById, runById } from './settlement.repository';
import { SettlementRunType, toSettlementRun } from './settlement-run.type';
import {
  RUN_LINE_SHAPE,
  StatementLineConnection,
  StatementLineListArgs,
  StatementLineType,
  toStatementLine,
} from './statement-line.type';

const SettlementRunPayload = payloadType(runSettlement.name, {
  run: {
    type: () => SettlementRunType,
    description: 'The run; where nothing had changed, the one that had posted everything before.',
  },
  postedLineCount: { type: () => Int, description: 'How many lines were posted; 0 where nothing had changed.' },
});

const payload = ({ runId, lineCount }: { readonly runId: string; readonly lineCount: number }, request: Request) => ({
  run: () => mapped(request.load(runById, runId), toSettlementRun),
  postedLineCount: () => lineCount,
});

@Resolver(() => SettlementRunType)
export class SettlementResolver {
  @MutationOf(runSettlement, () => SettlementRunPayload)
  settlementRun(@Ctx() { request }: Context, @InputOf(runSettlement) input: unknown) {
    return request.mutate(runSettlement, input, payload);
  }

  @QueryFor('statement:read', () => StatementLineType, {
    nullable: true,
    description: 'One line of a statement with its explanation; null where there is none you may see.',
  })
  statementLine(@Ctx() { request }: Context, @IdArg('statementLine') id: string) {
    return mapped(request.load(lineById, id), toStatementLine);
  }

  @FieldResolver(() => StatementLineConnection, { description: 'The lines it posted.' })
  lines(
    @Root() { uuid }: SettlementRunType,
    @Ctx() { request }: Context,
    @Args(() => StatementLineListArgs) args: ListQuery,
  ) {
    return request.connection<LineRow, StatementLineType>(RUN_LINE_SHAPE, args, toStatementLine, { run_id: uuid });
  }
}
