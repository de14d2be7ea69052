import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "ledger_seal" ("vendor_id" uuid NOT NULL, "number" bigint NOT NULL, "previous_hash" text NOT NULL, "hash" text NOT NULL, "from_seq" bigint NOT NULL, "through_seq" bigint NOT NULL, "postings" bigint NOT NULL, "transfers" bigint NOT NULL, "contents" text NOT NULL, "members" text NOT NULL, "public_key" text NOT NULL, "signature" text NOT NULL, "sealed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_ledger_seal" PRIMARY KEY ("vendor_id", "number"))`,
  `CREATE TABLE "ledger_sealed_posting" ("vendor_id" uuid NOT NULL, "seq" bigint NOT NULL, "seal_number" bigint NOT NULL, "posting_id" uuid NOT NULL, "leaves" bytea NOT NULL, CONSTRAINT "pk_ledger_sealed_posting" PRIMARY KEY ("vendor_id", "seq"))`,
  `CREATE INDEX "ix_ledger_sealed_posting_seal_number_seq" ON "ledger_sealed_posting"  ("vendor_id", "seal_number", "seq") `,
  `CREATE UNIQUE INDEX "ix_ledger_sealed_posting_posting_id" ON "ledger_sealed_posting"  ("vendor_id", "posting_id") `,
  `CREATE UNIQUE INDEX "ix_ledger_transfer_posting_id_line" ON "ledger_transfer"  ("vendor_id", "posting_id", "line") `,
  `ALTER TABLE "ledger_seal" ADD CONSTRAINT "fk_ledger_seal_vendor" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "ledger_sealed_posting" ADD CONSTRAINT "fk_ledger_sealed_posting_seal_number" FOREIGN KEY ("vendor_id", "seal_number") REFERENCES "ledger_seal"("vendor_id","number") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "ledger_seal" enable row level security`,
  `alter table "ledger_seal" force row level security`,
  `create policy ledger_seal_read on "ledger_seal" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')) or (select nullif(current_setting('app.reach', true), '')::text) = 'RELAY')`,
  `create policy ledger_seal_insert on "ledger_seal" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM')`,
  `grant select, insert on "ledger_seal" to meed_app`,
  `alter table "ledger_sealed_posting" enable row level security`,
  `alter table "ledger_sealed_posting" force row level security`,
  `create policy ledger_sealed_posting_read on "ledger_sealed_posting" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')))`,
  `create policy ledger_sealed_posting_insert on "ledger_sealed_posting" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM')`,
  `grant select, insert on "ledger_sealed_posting" to meed_app`,
];

export class Seals20261121000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
