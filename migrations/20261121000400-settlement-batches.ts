import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "settlement_batch" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "label" text NOT NULL, "is_closing" boolean NOT NULL, "number" integer NOT NULL, "agreement_count" integer NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_settlement_batch_label_is_closing_number" UNIQUE ("vendor_id", "label", "is_closing", "number"), CONSTRAINT "pk_settlement_batch" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE TABLE "settlement_batch_part" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "batch_id" uuid NOT NULL, "number" integer NOT NULL, "agreement_ids" jsonb NOT NULL, "done_at" TIMESTAMP WITH TIME ZONE, "settled_count" integer NOT NULL, "line_count" integer NOT NULL, CONSTRAINT "uq_settlement_batch_part_batch_id_number" UNIQUE ("vendor_id", "batch_id", "number"), CONSTRAINT "pk_settlement_batch_part" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE TABLE "settlement_refusal" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "batch_id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "code" text NOT NULL, "message" text NOT NULL, CONSTRAINT "uq_settlement_refusal_batch_id_agreement_id" UNIQUE ("vendor_id", "batch_id", "agreement_id"), CONSTRAINT "pk_settlement_refusal" PRIMARY KEY ("vendor_id", "id"))`,
  `ALTER TABLE "settlement_batch_part" ADD CONSTRAINT "fk_settlement_batch_part_batch_id" FOREIGN KEY ("vendor_id", "batch_id") REFERENCES "settlement_batch"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "settlement_refusal" ADD CONSTRAINT "fk_settlement_refusal_agreement_id" FOREIGN KEY ("vendor_id", "agreement_id") REFERENCES "agreement"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "settlement_refusal" ADD CONSTRAINT "fk_settlement_refusal_batch_id" FOREIGN KEY ("vendor_id", "batch_id") REFERENCES "settlement_batch"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "settlement_batch" enable row level security`,
  `alter table "settlement_batch" force row level security`,
  `create policy settlement_batch_read on "settlement_batch" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')))`,
  `create policy settlement_batch_insert on "settlement_batch" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "settlement_batch" to meed_app`,
  `alter table "settlement_batch_part" enable row level security`,
  `alter table "settlement_batch_part" force row level security`,
  `create policy settlement_batch_part_read on "settlement_batch_part" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')))`,
  `create policy settlement_batch_part_insert on "settlement_batch_part" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "settlement_batch_part" to meed_app`,
  `create policy settlement_batch_part_update on "settlement_batch_part" for update using (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR'))) with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant update on "settlement_batch_part" to meed_app`,
  `alter table "settlement_refusal" enable row level security`,
  `alter table "settlement_refusal" force row level security`,
  `create policy settlement_refusal_read on "settlement_refusal" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')))`,
  `create policy settlement_refusal_insert on "settlement_refusal" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "settlement_refusal" to meed_app`,
];

export class SettlementBatches20261121000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
