import 'reflect-metadata';
import path from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Agreement } from './src/agreements/agreement.entity';
import { AgreementPayee } from './src/agreements/agreement-payee.entity';
import { AgreementPeriod } from './src/agreements/agreement-period.entity';
import { AgreementVersion } from './src/agreements/agreement-version.entity';
import { Baseline } from './src/agreements/baseline.entity';
import { Guarantee } from './src/agreements/guarantees/guarantee.entity';
import { GuaranteeMovement } from './src/agreements/guarantees/guarantee-movement.entity';
import { Signature } from './src/agreements/signature.entity';
import { Customer } from './src/customers/customer.entity';
import { EvidenceItem } from './src/evidence/evidence-item.entity';
import { IngestKey } from './src/kpis/ingest-key.entity';
import { Kpi } from './src/kpis/kpi.entity';
import { Measurement } from './src/kpis/measurement.entity';
import { OutcomeDefinition } from './src/kpis/outcome-definition.entity';
import { Source } from './src/kpis/source.entity';
import { LedgerAccount } from './src/ledger/ledger-account.entity';
import { LedgerTransfer } from './src/ledger/ledger-transfer.entity';
import { LedgerSeal } from './src/ledger/seals/ledger-seal.entity';
import { LedgerSealedPosting } from './src/ledger/seals/ledger-sealed-posting.entity';
import { Membership } from './src/members/membership.entity';
import { Person } from './src/members/person.entity';
import { Outcome } from './src/outcomes/outcome.entity';
import { OutcomeEvent } from './src/outcomes/outcome-event.entity';
import { Partner } from './src/partners/partner.entity';
import { Party } from './src/partners/party.entity';
import { Payout } from './src/payouts/payout.entity';
import { PayoutBatch } from './src/payouts/payout-batch.entity';
import { PayoutPart } from './src/payouts/payout-part.entity';
import { AuditEntry } from './src/platform/audit-entry.entity';
import { Idempotency } from './src/platform/idempotency.entity';
import { ReadableNames } from './src/platform/naming';
import { Outbox } from './src/platform/outbox.entity';
import { OutboxHead } from './src/platform/outbox-head.entity';
import { PotMovement } from './src/pots/pot-movement.entity';
import { ExchangeRate } from './src/rates/exchange-rate.entity';
import { RateLock } from './src/rates/rate-lock.entity';
import { RateNeed } from './src/rates/rate-need.entity';
import { Dispute } from './src/settlement/dispute.entity';
import { ParkedSettlement } from './src/settlement/safety/parked-settlement.entity';
import { SettlementRelease } from './src/settlement/safety/settlement-release.entity';
import { SettlementRun } from './src/settlement/settlement-run.entity';
import { StatementLine } from './src/settlement/statement-line.entity';
import { SettlementBatch } from './src/statements/batch/settlement-batch.entity';
import { SettlementBatchPart } from './src/statements/batch/settlement-batch-part.entity';
import { SettlementRefusal } from './src/statements/batch/settlement-refusal.entity';
import { Statement } from './src/statements/statement.entity';
import { OutcomeTarget } from './src/targets/outcome-target.entity';
import { TargetRollup } from './src/targets/target-rollup.entity';
import { Vendor } from './src/vendors/vendor.entity';

/** In the order of the house, parents first: migrations and distribution follow it. */
export const entities = [
  Outbox,
  OutboxHead,
  AuditEntry,
  Idempotency,
  Vendor,
  Party,
  Partner,
  Customer,
  Person,
  Membership,
  LedgerAccount,
  LedgerTransfer,
  LedgerSeal,
  LedgerSealedPosting,
  EvidenceItem,
  Kpi,
  Source,
  OutcomeDefinition,
  Measurement,
  IngestKey,
  Agreement,
  AgreementVersion,
  AgreementPayee,
  Signature,
  AgreementPeriod,
  Baseline,
  ExchangeRate,
  RateNeed,
  RateLock,
  OutcomeTarget,
  TargetRollup,
  Outcome,
  OutcomeEvent,
  SettlementRun,
  StatementLine,
  SettlementBatch,
  SettlementBatchPart,
  SettlementRefusal,
  Statement,
  Dispute,
  Guarantee,
  GuaranteeMovement,
  PotMovement,
  ParkedSettlement,
  SettlementRelease,
  PayoutBatch,
  Payout,
  PayoutPart,
];

const extension = path.extname(__filename);

/**
 * What serves and migrates, but for the address. The entities are left out: they declare the tables, and no row is read or
 * written through TypeORM, which would take a tenth of a second at each start to prepare for it.
 */
export const dataSourceOptions = {
  type: 'postgres',
  migrations: [path.join(__dirname, 'migrations', `*${extension}`)],
  migrationsTransactionMode: 'all',
  namingStrategy: new ReadableNames(),
  uuidExtension: 'pgcrypto',
  installExtensions: false,
  synchronize: false,
  parseInt8: false,
  invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  applicationName: 'meed',
} as const satisfies DataSourceOptions;

/** What migrations are held against: the tables as the entities declare them. */
export const declaredOptions = { ...dataSourceOptions, entities } as const satisfies DataSourceOptions;

export default new DataSource({
  ...declaredOptions,
  url: process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? '',
});
