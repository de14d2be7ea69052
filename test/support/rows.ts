import { Agreement } from '../../src/agreements/agreement.entity';
import { AgreementPeriod } from '../../src/agreements/agreement-period.entity';
import { LedgerTransfer } from '../../src/ledger/ledger-transfer.entity';
import { PayoutBatch } from '../../src/payouts/payout-batch.entity';
import { AuditEntry } from '../../src/platform/audit-entry.entity';
import { Outbox } from '../../src/platform/outbox.entity';
import { type Statement, statement } from '../../src/platform/statement';
import { columns } from '../../src/platform/table';
import { Dispute } from '../../src/settlement/dispute.entity';
import { ParkedSettlement } from '../../src/settlement/safety/parked-settlement.entity';
import { SettlementRun } from '../../src/settlement/settlement-run.entity';
import { StatementLine } from '../../src/settlement/statement-line.entity';
import { Statement as PartnerStatement } from '../../src/statements/statement.entity';

const COLUMNS = {
  agreement: columns(Agreement, 't'),
  agreement_period: columns(AgreementPeriod, 't'),
  audit_entry: columns(AuditEntry, 't'),
  dispute: columns(Dispute, 't'),
  ledger_transfer: columns(LedgerTransfer, 't'),
  outbox: columns(Outbox, 't'),
  parked_settlement: columns(ParkedSettlement, 't'),
  payout_batch: columns(PayoutBatch, 't'),
  settlement_run: columns(SettlementRun, 't'),
  statement: columns(PartnerStatement, 't'),
  statement_line: columns(StatementLine, 't'),
};

export type TableName = keyof typeof COLUMNS;

const made = new Map<TableName, Statement>();

/** Everything a test may look at in one table, in the order in which it was written. */
export function rowsOf(table: TableName): Statement {
  const known =
    made.get(table) ?? statement(`test.rows.${table}`, `select ${COLUMNS[table]} from ${table} t order by t.id`);
  made.set(table, known);
  return known;
}
