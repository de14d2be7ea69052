import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { IdArg, InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { periodById } from '../agreements/period.repository';
import type { TransferRow } from '../ledger/ledger.repository';
import { LedgerTransferConnection, type LedgerTransferType, toLedgerTransfer } from '../ledger/ledger.type';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { ParkedSettlementType, parkedOf } from '../settlement/safety/parked-settlement.type';
import { type LineRow, runById } from '../settlement/settlement.repository';
import { SettlementRunType, toSettlementRun } from '../settlement/settlement-run.type';
import { GainSharingType, toGainSharing } from '../settlement/sharing.type';
import {
  STATEMENT_LINE_SHAPE,
  StatementLineConnection,
  StatementLineListArgs,
  type StatementLineType,
  toStatementLine,
} from '../settlement/statement-line.type';
import { toWaterfall, WaterfallStepType } from '../settlement/waterfall.type';
import { approveStatement } from './approve-statement.command';
import { closePeriod } from './close-period.command';
import { lockStatement } from './lock-statement.command';
import { returnStatement } from './return-statement.command';
import { sharingOfStatement } from './sharing.repository';
import { figuresOfStatement, type StatementRow, statementById } from './statement.repository';
import { figuresOf } from './statement.rules';
import {
  MOVEMENT_SHAPE,
  STATEMENT_SHAPE,
  StatementConnection,
  StatementListArgs,
  StatementMovementListArgs,
  StatementType,
  toStatement,
} from './statement.type';
import { statementWaterfall } from './statement-waterfall.rules';
import { submitStatement } from './submit-statement.command';
import { partsOfStatement } from './waterfall.repository';

const PeriodClosePayload = payloadType(closePeriod.name, {
  period: { type: () => String, description: 'Label of the period that is closed now. Null where it was parked.' },
  run: { type: () => SettlementRunType, description: 'The run that settled it. Null where it was parked.' },
  corrections: {
    type: () => [SettlementRunType],
    description: 'The runs that posted into it what had come late to closed periods.',
  },
  parkedSettlement: {
    type: () => ParkedSettlementType,
    description: 'Where a total is beyond the safety bound: what was parked; the period stays open.',
  },
  statements: { type: () => [StatementType], description: 'The statements to which it posted.' },
});

interface Closed {
  readonly periodId: string | null;
  readonly runId: string | null;
  readonly correctionRunIds: readonly string[];
  readonly statementIds: readonly string[];
  readonly parkedSettlementId: string | null;
}

const runOf = (request: Request, id: string | null) =>
  id === null ? null : mapped(request.load(runById, id), toSettlementRun);

const statement = { statement: { type: () => StatementType, description: 'The statement as it is now.' } };
const StatementSubmitPayload = payloadType(submitStatement.name, statement);
const StatementApprovePayload = payloadType(approveStatement.name, statement);
const StatementReturnPayload = payloadType(returnStatement.name, statement);
const StatementLockPayload = payloadType(lockStatement.name, statement);

const ofStatement = ({ statementId }: { readonly statementId: string }, request: Request) => ({
  statement: () => mapped(request.load(statementById, statementId), toStatement),
});

const payload = (
  { periodId, runId, correctionRunIds, statementIds, parkedSettlementId }: Closed,
  request: Request,
) => ({
  period: () => (periodId === null ? null : mapped(request.load(periodById, periodId), ({ label }) => label)),
  run: () => runOf(request, runId),
  parkedSettlement: () => parkedOf(request, parkedSettlementId),
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

  @FieldResolver(() => [WaterfallStepType], {
    description:
      'Its account in steps: earned + corrections + besideLines = total, and broughtForward + total + owed + released = heldBack + disputed + carriedForward + recovered + payable.',
  })
  async waterfall(@Root() { row }: StatementType, @Ctx() { request }: Context) {
    const [figures, parts] = await Promise.all([
      request.load(figuresOfStatement, row.id),
      request.load(partsOfStatement, row.id),
    ]);
    return toWaterfall(
      statementWaterfall(row, figures ?? figuresOf(row.label, []), parts ?? { lines: [], released: 0n }),
    );
  }

  @FieldResolver(() => [GainSharingType], {
    description:
      'How the gains of the agreements of its partner are shared, by agreement and component: what its runs found, less what earlier statements showed. Empty for a payee under the agreement of another partner.',
  })
  async sharing(@Root() { row }: StatementType, @Ctx() { request }: Context) {
    return toGainSharing((await request.load(sharingOfStatement, row.id)) ?? []);
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

  @FieldResolver(() => LedgerTransferConnection, {
    description: 'Everything that was booked for its partner and currency under its label.',
  })
  movements(
    @Root() { row }: StatementType,
    @Ctx() { request }: Context,
    @Args(() => StatementMovementListArgs) args: ListQuery,
  ) {
    const { partnerId: partner_id, currency, label } = row;
    return request.connection<TransferRow, LedgerTransferType>(MOVEMENT_SHAPE, args, toLedgerTransfer, {
      partner_id,
      currency,
      label,
    });
  }

  @MutationOf(submitStatement, () => StatementSubmitPayload)
  statementSubmit(@Ctx() { request }: Context, @InputOf(submitStatement) input: unknown) {
    return request.mutate(submitStatement, input, ofStatement);
  }

  @MutationOf(approveStatement, () => StatementApprovePayload)
  statementApprove(@Ctx() { request }: Context, @InputOf(approveStatement) input: unknown) {
    return request.mutate(approveStatement, input, ofStatement);
  }

  @MutationOf(returnStatement, () => StatementReturnPayload)
  statementReturn(@Ctx() { request }: Context, @InputOf(returnStatement) input: unknown) {
    return request.mutate(returnStatement, input, ofStatement);
  }

  @MutationOf(lockStatement, () => StatementLockPayload)
  statementLock(@Ctx() { request }: Context, @InputOf(lockStatement) input: unknown) {
    return request.mutate(lockStatement, input, ofStatement);
  }
}
