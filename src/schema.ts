import 'reflect-metadata';
import { assertValidSchema, type GraphQLSchema, isInputObjectType } from 'graphql';
import type { NonEmptyArray, PubSub } from 'type-graphql';
import { AgreementResolver } from './agreements/agreement.resolver';
import { BaselineResolver } from './agreements/baseline.resolver';
import { CustomerResolver } from './customers/customer.resolver';
import { KpiResolver } from './kpis/kpi.resolver';
import { OutcomeDefinitionResolver } from './kpis/outcome-definition.resolver';
import { SourceResolver } from './kpis/source.resolver';
import { LedgerResolver } from './ledger/ledger.resolver';
import { MemberResolver } from './members/member.resolver';
import { NodeResolver } from './node.resolver';
import { IngestResolver } from './outcomes/ingest/ingest.resolver';
import { OutcomeResolver } from './outcomes/outcome.resolver';
import { OutcomeTargetResolver } from './outcomes/targets/outcome-target.resolver';
import { PartnerResolver } from './partners/partner.resolver';
import { PayoutResolver } from './payouts/payout.resolver';
import { PayoutBatchResolver } from './payouts/payout-batch.resolver';
import { buildWithInputs } from './platform/graphql/as-given';
import { oneOfInputs } from './platform/graphql/input-type';
import { fieldsWithoutPolicy } from './platform/graphql/policy';
import { InputErrorType } from './platform/graphql/user-error.type';
import { GuaranteeMovementResolver, GuaranteeResolver } from './pots/guarantee.resolver';
import { PotResolver } from './pots/pot.resolver';
import { DisputeChangedResolver } from './progress/dispute-changed.resolver';
import { EarningsUpdatedResolver } from './progress/earnings-updated.resolver';
import { StatementChangedResolver } from './progress/statement-changed.resolver';
import { TargetProgressResolver } from './progress/target-progress.resolver';
import { ExchangeRateResolver } from './rates/exchange-rate.resolver';
import { EarningsResolver } from './settlement/earnings.resolver';
import { ParkedSettlementResolver } from './settlement/safety/parked-settlement.resolver';
import { SettlementResolver } from './settlement/settlement.resolver';
import { WhatIfResolver } from './settlement/what-if/what-if.resolver';
import { SettlementBatchResolver } from './statements/batch/settlement-batch.resolver';
import { DisputeResolver } from './statements/disputes/dispute.resolver';
import { SettlementRunResolver } from './statements/settlement-run.resolver';
import { StatementResolver } from './statements/statement.resolver';
import { VendorResolver } from './vendors/vendor.resolver';

const resolvers: NonEmptyArray<new () => object> = [
  NodeResolver,
  VendorResolver,
  PartnerResolver,
  CustomerResolver,
  MemberResolver,
  AgreementResolver,
  BaselineResolver,
  KpiResolver,
  SourceResolver,
  OutcomeDefinitionResolver,
  ExchangeRateResolver,
  OutcomeTargetResolver,
  IngestResolver,
  OutcomeResolver,
  LedgerResolver,
  SettlementResolver,
  EarningsResolver,
  WhatIfResolver,
  SettlementBatchResolver,
  StatementResolver,
  SettlementRunResolver,
  ParkedSettlementResolver,
  DisputeResolver,
  GuaranteeResolver,
  GuaranteeMovementResolver,
  PotResolver,
  PayoutBatchResolver,
  PayoutResolver,
  TargetProgressResolver,
  EarningsUpdatedResolver,
  StatementChangedResolver,
  DisputeChangedResolver,
];

/** type-graphql makes the roots itself and asks nobody what they are for. */
const ROOTS = {
  Query: 'Everything that can be read: single things by id, lists as connections, always as far as your hat may see.',
  Mutation:
    'Everything that can be done: one input each, one payload each; an expected refusal is data in `userErrors`.',
  Subscription: 'Everything that can be followed live, over WebSocket: every event carries a cursor to resume after.',
};

/** type-graphql insists on one; streams come from the outbox, so whoever reaches for it has lost the way. */
const noPubSub: PubSub = {
  publish: () => {
    throw new Error('announcements go through the outbox');
  },
  subscribe: () => {
    throw new Error('streams follow the outbox');
  },
};

/** Builds the schema, marks its `@oneOf` inputs, and refuses to hand it out while it is not valid or a field has no policy. */
export async function makeSchema(): Promise<GraphQLSchema> {
  const schema = buildWithInputs({
    resolvers,
    orphanedTypes: [InputErrorType],
    validate: false,
    pubSub: noPubSub,
    emitSchemaFile: false,
    // Its check introspects the whole schema at every start; what is wrong with one is found below.
    skipCheck: true,
  });
  for (const name of oneOfInputs()) {
    const type = schema.getType(name);
    if (isInputObjectType(type)) type.isOneOf = true;
  }
  for (const [name, description] of Object.entries(ROOTS)) {
    const root = schema.getType(name);
    if (root !== undefined) root.description = description;
  }
  assertValidSchema(schema);
  const open = fieldsWithoutPolicy(schema);
  if (open.length > 0) throw new Error(`fields without a policy: ${open.join(', ')}`);
  return schema;
}
