import { Ctx, Int, Resolver } from 'type-graphql';
import { InputOf, MutationOf } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import { ParkedSettlementType, parkedOf } from '../settlement/safety/parked-settlement.type';
import { runById } from '../settlement/settlement.repository';
import { SettlementRunType, toSettlementRun } from '../settlement/settlement-run.type';
import { runSettlement } from './run-settlement.command';
import { statementById } from './statement.repository';
import { StatementType, toStatement } from './statement.type';

const SettlementRunPayload = payloadType(runSettlement.name, {
  run: {
    type: () => SettlementRunType,
    description:
      'The run; where nothing had changed, the one that had posted everything before. Null where the period was parked.',
  },
  postedLineCount: { type: () => Int, description: 'How many lines were posted; 0 where nothing had changed.' },
  parkedSettlement: {
    type: () => ParkedSettlementType,
    description: 'Where the total is beyond the safety bound: what was parked instead of posted.',
  },
  statements: { type: () => [StatementType], description: 'The statements to which it posted.' },
});

interface Settled {
  readonly runId: string | null;
  readonly lineCount: number;
  readonly statementIds: readonly string[];
  readonly parkedSettlementId: string | null;
}

const payload = ({ runId, lineCount, statementIds, parkedSettlementId }: Settled, request: Request) => ({
  run: () => (runId === null ? null : mapped(request.load(runById, runId), toSettlementRun)),
  parkedSettlement: () => parkedOf(request, parkedSettlementId),
  postedLineCount: () => lineCount,
  statements: () => statementIds.map((id) => mapped(request.load(statementById, id), toStatement)),
});

@Resolver()
export class SettlementRunResolver {
  @MutationOf(runSettlement, () => SettlementRunPayload)
  settlementRun(@Ctx() { request }: Context, @InputOf(runSettlement) input: unknown) {
    return request.mutate(runSettlement, input, payload);
  }
}
