import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { periodById } from '../agreements/period.repository';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { type LineRow, runById } from '../settlement/settlement.repository';
import { SettlementRunType, toSettlementRun } from '../settlement/settlement-run.type';
import {
  STATEMENT_LINE_SHAPE,
  StatementLineConnection,
  StatementLineListArgs,
  type StatementLineType,
  toStatementLine,
} from '../settlement/statement-line.type';
import { closePeriod } from './close-period.command';
import { type StatementRow, statementById } from './statement.repository';
import { STATEMENT_SHAPE, StatementConnection, StatementListArgs, StatementType, toStatement } from './statement.type';

const PeriodClosePayload = payloadType(closePeriod.name, {
  period: { type: () => String, description: 'Label of the period that is closed now.' },
  run: { type: () => SettlementRunType, description: 'The run that settled it.' },
  corrections: {
    type: () => [SettlementRunType],
    description: 'The runs that posted into it what had come late to closed periods.',
  },
  statements: { type: () => [StatementType], description: 'The statements to which it posted.' },
});

interface Closed {
  readonly periodId: string;
  readonly runId: string;
  readonly correctionRunIds: readonly string[];
  readonly statementIds: readonly string[];
}

const runOf = (request: Request, id: string) => mapped(request.load(runById, id), toSettlementRun);

const payload = ({ periodId, runId, correctionRunIds, statementIds }: Closed, request: Request) => ({
  period: () => mapped(request.load(periodById, periodId), ({ label }) => label),
  run: () => runOf(request, runId),
  corrections: () => correctionRunIds.map((id) => runOf(request, id)),
  statements: () => statementIds.map((id) => mapped(request.load(statementById, id), toStatement)),
});

@Resolver(() => StatementType)
export class StatementResolver {
  @QueryFor('statement:read', () => StatementType, {
    nullable: true,
    description: 'One statement; null where there is none you may see.',
  })
  statement(@Ctx() { request }: Context, @IdArg('statement') id: string) {
    return mapped(request.load(statementById, id), toStatement);
  }

  @QueryFor('statement:read', () => StatementConnection, { description: 'The statements you may see.' })
  statements(@Ctx() { request }: Context, @Args(() => StatementListArgs) args: ListQuery) {
    return request.connection<StatementRow, StatementType>(STATEMENT_SHAPE, args, toStatement);
  }

  @FieldResolver(() => StatementLineConnection, {
    description: 'Its lines: everything that was posted under its label.',
  })
  lines(
    @Root() { row }: StatementType,
    @Ctx() { request }: Context,
    @Args(() => StatementLineListArgs) args: ListQuery,
  ) {
    const { partnerId: partner_id, currency, label } = row;
    return request.connection<LineRow, StatementLineType>(STATEMENT_LINE_SHAPE, args, toStatementLine, {
      partner_id,
      currency,
      label,
    });
  }

  @MutationOf(closePeriod, () => PeriodClosePayload)
  periodClose(@Ctx() { request }: Context, @InputOf(closePeriod) input: unknown) {
    return request.mutate(closePeriod, input, payload);
  }
}
