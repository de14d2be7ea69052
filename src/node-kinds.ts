import { type Action, may } from './access/actions.rules';
import type { Request } from './access/request';
import { agreementById } from './agreements/agreement.repository';
import { toAgreement } from './agreements/agreement.type';
import { baselineById } from './agreements/baseline.repository';
import { toBaseline } from './agreements/baseline.type';
import { guaranteeById } from './agreements/guarantees/guarantee.repository';
import { toGuarantee } from './agreements/guarantees/guarantee.type';
import { customerById } from './customers/customer.repository';
import { toCustomer } from './customers/customer.type';
import type { IdKind } from './kernel/id';
import { kpiById } from './kpis/kpi.repository';
import { toKpi } from './kpis/kpi.type';
import { outcomeDefinitionById } from './kpis/outcome-definition.repository';
import { toOutcomeDefinition } from './kpis/outcome-definition.type';
import { sourceById } from './kpis/source.repository';
import { toSource } from './kpis/source.type';
import { accountById, transferById } from './ledger/ledger.repository';
import { toLedgerAccount, toLedgerTransfer } from './ledger/ledger.type';
import { outcomeById } from './outcomes/outcome.repository';
import { toOutcome } from './outcomes/outcome.type';
import { partnerById } from './partners/partner.repository';
import { toPartner } from './partners/partner.type';
import { batchById, payoutById } from './payouts/payout.repository';
import { toPayout } from './payouts/payout.type';
import { toPayoutBatch } from './payouts/payout-batch.type';
import { mapped } from './platform/graphql/mapped';
import type { NodeType } from './platform/graphql/node.type';
import type { NodeId } from './platform/graphql/node-id';
import type { LoaderSpec } from './platform/loader';
import { movementById } from './pots/pot.repository';
import { toPotMovement } from './pots/pot.type';
import { exchangeRateById } from './rates/exchange-rate.repository';
import { toExchangeRate } from './rates/exchange-rate.type';
import { parkedById } from './settlement/safety/parked-settlement.repository';
import { toParkedSettlement } from './settlement/safety/parked-settlement.type';
import { lineById, runById } from './settlement/settlement.repository';
import { toSettlementRun } from './settlement/settlement-run.type';
import { toStatementLine } from './settlement/statement-line.type';
import { batchById as settlementBatchById } from './statements/batch/settlement-batch.repository';
import { toSettlementBatch } from './statements/batch/settlement-batch.type';
import { disputeById } from './statements/disputes/dispute.repository';
import { toDispute } from './statements/disputes/dispute.type';
import { statementById } from './statements/statement.repository';
import { toStatement } from './statements/statement.type';
import { outcomeTargetById } from './targets/outcome-target.repository';
import { toOutcomeTarget } from './targets/outcome-target.type';
import { vendorById } from './vendors/vendor.repository';
import { toVendor } from './vendors/vendor.type';

type Node = NodeType & { readonly nodeType: string };

interface NodeKind {
  readonly action: Action;
  readonly read: (request: Request, uuid: string) => Promise<Node | null>;
}

/** What the one `node` field answers for each kind of id; a kind that is not here is part of something that is. */
const NODE_KINDS: Readonly<Partial<Record<IdKind, NodeKind>>> = {
  vendor: kind('vendor:read', vendorById, toVendor),
  partner: kind('partner:read', partnerById, toPartner),
  customer: kind('customer:read', customerById, toCustomer),
  kpi: kind('kpi:read', kpiById, toKpi),
  source: kind('kpi:read', sourceById, toSource),
  outcomeDefinition: kind('kpi:read', outcomeDefinitionById, toOutcomeDefinition),
  agreement: kind('agreement:read', agreementById, toAgreement),
  baseline: kind('agreement:read', baselineById, toBaseline),
  exchangeRate: kind('rate:read', exchangeRateById, toExchangeRate),
  outcomeTarget: kind('target:read', outcomeTargetById, toOutcomeTarget),
  outcome: kind('outcome:read', outcomeById, toOutcome),
  ledgerAccount: kind('ledger:read', accountById, toLedgerAccount),
  ledgerTransfer: kind('ledger:read', transferById, toLedgerTransfer),
  settlementBatch: kind('settlement:read', settlementBatchById, toSettlementBatch),
  parkedSettlement: kind('settlement:read', parkedById, toParkedSettlement),
  settlementRun: kind('statement:read', runById, toSettlementRun),
  statement: kind('statement:read', statementById, toStatement),
  dispute: kind('dispute:read', disputeById, toDispute),
  guarantee: kind('guarantee:read', guaranteeById, toGuarantee),
  potMovement: kind('pot:read', movementById, toPotMovement),
  payoutBatch: kind('payoutBatch:read', batchById, toPayoutBatch),
  payout: kind('payout:read', payoutById, toPayout),
  statementLine: kind('statement:read', lineById, toStatementLine),
};

/** Reads what an id names; null where there is nothing, or nothing that this hat may see. */
export async function readNode(request: Request, { kind: idKind, uuid }: NodeId): Promise<Node | null> {
  const known = NODE_KINDS[idKind];
  return known === undefined || !may(request.hat, known.action) ? null : known.read(request, uuid);
}

function kind<Row>(action: Action, loader: LoaderSpec<string, Row>, toShape: (row: Row) => Node): NodeKind {
  return { action, read: (request, uuid) => mapped(request.load(loader, uuid), toShape) };
}
