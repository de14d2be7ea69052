import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { IdArg, QueryFor } from '../access/graphql';
import type { Context } from '../access/request';
import { planOfVersion } from '../agreements/plan-of-version';
import { versionById } from '../agreements/version.repository';
import { mapped } from '../platform/graphql/mapped';
import type { ListQuery } from '../platform/list-spec';
import { postedComponents } from './run-waterfall.repository';
import { runWaterfall } from './run-waterfall.rules';
import { type LineRow, lineById } from './settlement.repository';
import { SettlementRunType } from './settlement-run.type';
import {
  RUN_LINE_SHAPE,
  StatementLineConnection,
  StatementLineListArgs,
  StatementLineType,
  toStatementLine,
} from './statement-line.type';
import { toWaterfall, WaterfallStepType } from './waterfall.type';

@Resolver(() => SettlementRunType)
export class SettlementResolver {
  @QueryFor('statement:read', () => StatementLineType, {
    nullable: true,
    description: 'One line of a statement with its explanation; null where there is none you may see.',
  })
  statementLine(@Ctx() { request }: Context, @IdArg('statementLine') id: string) {
    return mapped(request.load(lineById, id), toStatementLine);
  }

  @FieldResolver(() => [WaterfallStepType], {
    description:
      'The computed period after this run, one set of steps per currency: components + adjustments = total = held + accrued = postedBefore + postedByRun.',
  })
  async waterfall(@Root() { uuid, versionUuid }: SettlementRunType, @Ctx() { request }: Context) {
    const [posted, version] = await Promise.all([
      request.load(postedComponents, uuid),
      request.load(versionById, versionUuid),
    ]);
    const read = version == null ? null : planOfVersion(version);
    return toWaterfall(runWaterfall(posted ?? [], read !== null && 'plan' in read ? read.plan : null));
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
