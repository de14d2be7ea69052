import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import * as gql from '../generated/gql/graphql';
import { type OperationWorld, PLAN, type Sender, SPAN } from './operation-world';

/** One document of schema/operations: who sends it, how many SQL statements it may cost, and with what. */
export interface OperationRow {
  readonly name: string;
  readonly text: string;
  readonly sender: Sender;
  readonly statements: number;
  readonly variables: (world: OperationWorld) => Promise<object> | object;
}

type Typed<Variables> = DocumentTypeDecoration<unknown, Variables> & { toString(): string };

/** A row whose variables are those of its document, as the type checker sees it. */
function row<Variables extends object>(
  document: Typed<Variables>,
  sender: Sender,
  statements: number,
  variables: (world: OperationWorld) => NoInfer<Variables> | Promise<NoInfer<Variables>>,
): OperationRow {
  const text = document.toString();
  const name = /^\s*(?:query|mutation|subscription) (\w+)/.exec(text)?.[1] ?? '';
  return { name, text, sender, statements, variables };
}

const first = (ids: readonly string[]): string => ids[0] ?? '';
const page = () => ({ first: 5 });
const why = 'Looked at twice.';

/** One statement of each is the membership behind the token; an operator and a guest have none. */
export const OPERATIONS: readonly OperationRow[] = [
  row(gql.ViewerDocument, 'partner', 3, () => ({})),
  row(gql.VendorDocument, 'manager', 2, () => ({})),
  row(gql.PartnerDocument, 'manager', 2, ({ partners }) => ({ id: first(partners) })),
  row(gql.PartnersDocument, 'manager', 3, page),
  row(gql.CustomerDocument, 'manager', 2, ({ customers }) => ({ id: first(customers) })),
  row(gql.CustomersDocument, 'manager', 3, page),
  row(gql.CreateVendorDocument, 'operator', 2, ({ key }) => ({
    input: { externalReference: key(), name: 'Another vendor', timeZone: 'UTC', currency: 'EUR' },
  })),
  row(gql.CreatePartnerDocument, 'manager', 4, ({ key }) => ({ input: { externalReference: key(), name: 'New' } })),
  row(gql.AdvancePartnerDocument, 'manager', 5, ({ partners }) => ({
    input: { partnerId: first(partners), stage: 'ONBOARD' as const },
  })),
  row(gql.CreateCustomerDocument, 'manager', 4, ({ key }) => ({ input: { externalReference: key(), name: 'New' } })),
  row(gql.InviteMemberDocument, 'admin', 5, ({ partners }) => ({
    input: { role: 'PARTNER_VIEWER' as const, partnerId: first(partners) },
  })),
  row(gql.AcceptInvitationDocument, 'guest', 3, async ({ invited }) => ({
    input: { invitationCode: (await invited()).invitationCode, displayName: 'Ann' },
  })),
  row(gql.RevokeMemberDocument, 'admin', 6, async ({ invited }) => ({
    input: { membershipId: (await invited()).membershipId, reason: why },
  })),

  row(gql.KpiDocument, 'manager', 2, ({ kpis }) => ({ id: first(kpis) })),
  row(gql.KpisDocument, 'manager', 3, page),
  row(gql.CreateKpiDocument, 'manager', 5, ({ key }) => ({
    input: { key: key(), name: 'New', unit: '1', metricClass: 'OUTCOME' as const },
  })),
  row(gql.OutcomeDefinitionDocument, 'manager', 4, ({ definitions }) => ({ id: definitions[1] ?? '' })),
  row(gql.OutcomeDefinitionsDocument, 'manager', 5, page),
  row(gql.CreateOutcomeDefinitionDocument, 'manager', 9, ({ key, kpis, sources }) => ({
    input: {
      ...{ key: key(), name: 'New', kpiId: first(kpis), sourceId: first(sources), isClaimedByRule: true },
      verifierPolicy: 'AUTOMATIC' as const,
    },
  })),
  row(gql.SourcesDocument, 'manager', 3, page),
  row(gql.CreateSourceDocument, 'manager', 4, ({ key }) => ({
    input: { externalReference: key(), name: 'New', ownerKind: 'VENDOR' as const },
  })),

  row(gql.AgreementDocument, 'partner', 8, ({ agreements }) => ({ id: first(agreements) })),
  row(gql.AgreementTermsDocument, 'partner', 3, ({ agreements }) => ({ id: first(agreements) })),
  row(gql.AgreementsDocument, 'manager', 4, page),
  row(gql.CreateAgreementDocument, 'manager', 10, ({ key, partners }) => ({
    input: {
      ...{ externalReference: key(), name: 'Service desk', partnerId: first(partners), currency: 'EUR' },
      ...{ timeZone: 'UTC', startOn: '2026-01-01', plan: PLAN },
      cadence: 'MONTH' as const,
    },
  })),
  row(gql.ProposeAgreementDocument, 'manager', 6, async ({ drafted }) => ({
    input: { agreementId: (await drafted()).agreementId },
  })),
  row(gql.SignAgreementDocument, 'partner', 11, async ({ proposed }) => ({ input: await proposed() })),
  row(gql.AmendAgreementDocument, 'manager', 11, ({ agreements }) => ({
    input: { agreementId: agreements[3] ?? '', expectedVersion: 1, plan: PLAN },
  })),
  row(gql.EndAgreementDocument, 'manager', 9, ({ agreements }) => ({
    input: { agreementId: agreements[4] ?? '', endOn: '2026-06-01', reason: 'The desk moves in house.' },
  })),
  row(gql.BaselineDocument, 'partner', 3, ({ baselines }) => ({ id: first(baselines) })),
  row(gql.ProposeBaselineDocument, 'partner', 6, ({ agreements, kpis }) => ({
    input: { agreementId: agreements[1] ?? '', kpiId: first(kpis), value: '40', method: 'Mean of 2025.' },
  })),
  row(gql.AcceptBaselineDocument, 'partner', 6, async ({ proposedBaseline }) => ({
    input: { baselineId: await proposedBaseline(), value: '40' },
  })),

  row(gql.ExchangeRatesDocument, 'partner', 3, page),
  row(gql.RecordExchangeRatesDocument, 'admin', 7, ({ key }) => ({
    input: {
      ...{ idempotencyKey: key(), source: 'ECB' },
      rates: [{ base: 'EUR', quote: 'USD', rate: '1.0842', statedOn: '2026-03-02' }],
    },
  })),

  row(gql.OutcomeTargetDocument, 'partner', 6, ({ targets }) => ({ id: first(targets) })),
  row(gql.OutcomeTargetsDocument, 'manager', 7, page),
  row(gql.CreateOutcomeTargetDocument, 'manager', 17, ({ definition, partners, customers }) => ({
    input: {
      ...{ definitionId: definition, partnerId: first(partners), customerId: first(customers) },
      ...{ name: 'New', quantity: '8', ...SPAN },
    },
  })),
  row(gql.UpdateOutcomeTargetDocument, 'manager', 12, ({ targets }) => ({
    input: { outcomeTargetId: targets[1] ?? '', expectedVersion: 1, quantity: '12' },
  })),

  row(gql.OutcomeDocument, 'partner', 7, ({ outcomes }) => ({ id: first(outcomes) })),
  row(gql.OutcomesDocument, 'manager', 6, page),
  row(gql.OutcomesToVerifyDocument, 'customer', 6, page),
  row(gql.IngestMeasurementsDocument, 'manager', 20, ({ key, sources }) => ({
    input: {
      idempotencyKey: key(),
      sourceId: first(sources),
      measurements: [1, 2, 3].map((number) => ({
        ...{ key: key(), kpiKey: 'one', partnerReference: 'one', customerReference: 'one', unit: '1' },
        ...{ at: `2026-03-0${number}T08:00:00Z`, quantity: `${number}`, externalReference: key() },
      })),
    },
  })),
  row(gql.ClaimOutcomeDocument, 'partner', 22, ({ key, definition, partners, customers }) => ({
    input: {
      ...{ idempotencyKey: key(), externalReference: key(), definitionId: definition, quantity: '1' },
      ...{ partnerId: first(partners), customerId: first(customers), occurredAt: '2026-03-05T10:00:00Z' },
      evidence: [{ mediaType: 'text/plain', content: Buffer.from('done').toString('base64') }],
    },
  })),
  row(gql.VerifyOutcomeDocument, 'customer', 20, async ({ key, claimed }) => ({
    input: { idempotencyKey: key(), outcomeId: await claimed() },
  })),
  row(gql.RejectOutcomeDocument, 'customer', 20, async ({ key, claimed }) => ({
    input: { idempotencyKey: key(), outcomeId: await claimed(), reason: why },
  })),
  row(gql.ReopenOutcomeDocument, 'customer', 20, async ({ key, verified }) => ({
    input: { idempotencyKey: key(), outcomeId: await verified(), reason: why },
  })),
  row(gql.ReverseOutcomeDocument, 'verifier', 16, async ({ key, verified }) => ({
    input: { idempotencyKey: key(), outcomeId: await verified(), reason: why },
  })),

  row(gql.EarningsDocument, 'partner', 17, ({ partners }) => ({ partnerId: first(partners), period: '2026-03' })),
  row(gql.PartnerHomeDocument, 'partner', 24, ({ partners }) => ({ partnerId: first(partners), period: '2026-03' })),
  row(gql.FinanceMonthDocument, 'finance', 7, () => ({ period: '2026-01' })),
  row(gql.EarningsEstimateDocument, 'partner', 10, ({ partners }) => ({
    input: {
      partnerId: first(partners),
      period: '2026-03',
      additional: [{ measure: 'resolved', quantity: '12', unit: '1' }],
    },
  })),
  row(gql.PlanPreviewDocument, 'manager', 12, ({ agreements }) => ({
    input: { agreementIds: [...agreements], plan: PLAN },
  })),
  row(gql.PlanCheckDocument, 'manager', 3, () => ({ input: { currency: 'EUR', plan: PLAN } })),
  row(gql.StatementDocument, 'partner', 12, ({ statement }) => ({ id: statement })),
  row(gql.StatementsDocument, 'finance', 5, page),
  row(gql.SubmitStatementDocument, 'finance', 13, ({ key, statement }) => ({
    input: { idempotencyKey: key(), statementId: statement },
  })),
  row(gql.ApproveStatementDocument, 'controller', 10, async ({ key, submitted }) => {
    const { statementId, submittedAt: expectedSubmittedAt } = await submitted(1);
    return { input: { idempotencyKey: key(), statementId, expectedSubmittedAt } };
  }),
  row(gql.ReturnStatementDocument, 'controller', 8, async ({ key, submitted }) => ({
    input: { idempotencyKey: key(), statementId: (await submitted(0)).statementId, reason: why },
  })),
  row(gql.LockStatementDocument, 'finance', 21, async ({ key, approved }) => ({
    input: { idempotencyKey: key(), statementId: await approved(2) },
  })),
  row(gql.CreatePayoutBatchDocument, 'finance', 13, async ({ key, payable }) => ({
    input: { idempotencyKey: key(), currency: await payable() },
  })),
  row(gql.PayoutBatchDocument, 'finance', 5, async ({ batches }) => ({ id: first(await batches()) })),
  row(gql.PayoutBatchesDocument, 'finance', 3, async ({ batches }) => ((await batches()).length > 0 ? page() : {})),
  row(gql.ApprovePayoutBatchDocument, 'controller', 18, async ({ key, batched }) => ({
    input: { idempotencyKey: key(), payoutBatchId: await batched() },
  })),
  row(gql.CancelPayoutBatchDocument, 'controller', 10, async ({ key, batched }) => ({
    input: { idempotencyKey: key(), payoutBatchId: await batched(), reason: why },
  })),
  row(gql.FailPayoutDocument, 'finance', 17, async ({ key, underWay }) => ({
    input: { idempotencyKey: key(), payoutId: await underWay(), reason: why },
  })),
  row(gql.PayoutDocument, 'finance', 4, async ({ underWay }) => ({ id: await underWay() })),
  row(gql.PayoutsDocument, 'finance', 4, async ({ batches }) => ((await batches()).length > 0 ? page() : {})),
  row(gql.ConfirmPayoutDocument, 'finance', 20, async ({ key, underWay }) => ({
    input: { idempotencyKey: key(), payoutId: await underWay() },
  })),
  row(gql.OpenDisputeDocument, 'partner', 22, ({ key, line }) => ({
    input: { idempotencyKey: key(), statementLineId: line, amount: '0.01', reason: why },
  })),
  row(gql.DisputeDocument, 'finance', 3, async ({ disputed }) => ({ id: await disputed() })),
  row(gql.DisputesDocument, 'finance', 4, async ({ disputed }) => {
    for (let count = 0; count < 3; count += 1) await disputed();
    return page();
  }),
  row(gql.RespondDisputeDocument, 'finance', 12, async ({ key, disputed }) => ({
    input: { idempotencyKey: key(), disputeId: await disputed(), response: why },
  })),
  row(gql.ResolveDisputeDocument, 'finance', 21, async ({ key, disputed }) => ({
    input: { idempotencyKey: key(), disputeId: await disputed(), resolution: 'REJECTED' as const, reason: why },
  })),
  row(gql.ReleaseHoldbackDocument, 'manager', 24, ({ key, agreements }) => ({
    input: { idempotencyKey: key(), agreementId: first(agreements), pot: 'HOLDBACK' as const, amount: '0.10' },
  })),
  row(gql.ForfeitHoldbackDocument, 'finance', 19, ({ key, agreements }) => ({
    input: {
      idempotencyKey: key(),
      agreementId: first(agreements),
      pot: 'HOLDBACK' as const,
      amount: '0.10',
      reason: why,
    },
  })),
  row(gql.FundDepositDocument, 'finance', 17, ({ potOf }) => potOf('0.10', {})),
  row(gql.RefundDepositDocument, 'finance', 17, async ({ potOf, deposited }) => {
    await deposited();
    return potOf('0.10', { reason: why });
  }),
  row(gql.CallDepositDocument, 'finance', 17, async ({ potOf, deposited }) => {
    await deposited();
    return potOf('0.10', { reason: why });
  }),
  row(gql.FundEscrowDocument, 'finance', 17, ({ potOf }) => potOf('0.10', { expiresOn: '2026-01-01' })),
  row(gql.ReleaseEscrowDocument, 'finance', 28, async ({ potOf, escrowed, verified }) => {
    await escrowed();
    // Each outcome is paid from the escrow once.
    return potOf('0.10', { outcomeId: await verified() });
  }),
  row(gql.RefundEscrowDocument, 'finance', 18, async ({ potOf, escrowed }) => {
    await escrowed();
    return potOf('0.10', { reason: why });
  }),
  row(gql.RegisterGuaranteeDocument, 'finance', 9, ({ key, agreements }) => ({
    input: {
      ...{ idempotencyKey: key(), agreementId: first(agreements), kind: 'BOND' as const, amount: '1.00' },
      ...{ currency: 'EUR', issuer: 'Bank', reference: key(), startOn: '2026-01-01' },
    },
  })),
  row(gql.CallGuaranteeDocument, 'finance', 18, async ({ key, bonded }) => ({
    input: { idempotencyKey: key(), guaranteeId: await bonded(), amount: '0.10', reason: why },
  })),
  row(gql.SettleGuaranteeDocument, 'finance', 19, async ({ key, called }) => ({
    input: { idempotencyKey: key(), guaranteeId: await called(), amount: '0.10' },
  })),
  row(gql.GuaranteesDocument, 'partner', 5, ({ agreements }) => ({ id: first(agreements) })),
  row(gql.GuaranteeDocument, 'partner', 6, async ({ called }) => ({ id: await called() })),
  row(gql.PotsDocument, 'partner', 5, ({ agreements }) => ({ id: first(agreements) })),
  row(gql.StatementLineDocument, 'finance', 5, ({ line }) => ({ id: line })),
  row(gql.LedgerAccountsDocument, 'finance', 5, page),
  row(gql.LedgerTransfersDocument, 'finance', 5, page),
  row(gql.RunSettlementDocument, 'finance', 32, ({ key, agreements }) => ({
    input: { idempotencyKey: key(), agreementId: agreements[1] ?? '', period: '2026-02' },
  })),
  row(gql.ClosePeriodDocument, 'finance', 40, ({ key, agreements }) => ({
    input: { idempotencyKey: key(), agreementId: first(agreements), period: '2026-02' },
  })),

  row(gql.StartSettlementBatchDocument, 'finance', 10, ({ key }) => ({
    input: { idempotencyKey: key(), period: '2026-05', isClosing: false },
  })),
  row(gql.SettlementBatchDocument, 'finance', 3, async ({ settlementBatches }) => ({
    id: first(await settlementBatches()),
  })),
  row(gql.SettlementBatchesDocument, 'finance', 3, async ({ settlementBatches }) =>
    (await settlementBatches()).length > 0 ? page() : {},
  ),
  row(gql.AdvanceSettlementBatchDocument, 'finance', 29, async ({ key, settlementBatches }) => ({
    input: { idempotencyKey: key(), settlementBatchId: first(await settlementBatches()) },
  })),

  row(gql.ParkedSettlementsDocument, 'finance', 4, async ({ parkedSettlement }) => {
    await parkedSettlement();
    await parkedSettlement();
    await parkedSettlement();
    return page();
  }),
  row(gql.ReleaseSettlementDocument, 'admin', 9, async ({ key, parkedSettlement }) => ({
    input: { idempotencyKey: key(), parkedSettlementId: await parkedSettlement(), reason: why },
  })),

  row(gql.NodeDocument, 'customer', 2, ({ outcomes }) => ({ id: first(outcomes) })),
  row(gql.NodesDocument, 'manager', 5, ({ partners, customers, targets, outcomes }) => ({
    ids: [...partners, ...customers, ...targets, ...outcomes],
  })),

  row(gql.OutcomeTargetProgressDocument, 'partner', 5, ({ targets }) => ({ targetId: first(targets) })),
  row(gql.StatementChangedDocument, 'partner', 5, ({ partners }) => ({ partnerId: first(partners) })),
  row(gql.DisputeChangedDocument, 'partner', 4, ({ partners }) => ({ partnerId: first(partners) })),
  row(gql.EarningsUpdatedDocument, 'partner', 18, ({ partners }) => ({
    partnerId: first(partners),
    period: '2026-03',
  })),
];
