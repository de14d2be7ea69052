import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "payout_batch" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "approved_by" uuid, "approved_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_payout_batch_four_eyes" CHECK ("approved_by" <> "created_by"), CONSTRAINT "pk_payout_batch" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_payout_batch_created_at" ON "payout_batch"  ("vendor_id", "created_at") `,
  `CREATE INDEX "ix_payout_batch_state" ON "payout_batch"  ("vendor_id", "state") `,
  `CREATE INDEX "ix_payout_batch_currency" ON "payout_batch"  ("vendor_id", "currency") `,
  `CREATE TABLE "payout" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "batch_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "currency" text NOT NULL, "amount" bigint NOT NULL, "state" text NOT NULL, "reason" text, "reference" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_payout_batch_id_partner_id_currency" UNIQUE ("vendor_id", "batch_id", "partner_id", "currency"), CONSTRAINT "ck_payout_amount" CHECK ("amount" > 0), CONSTRAINT "pk_payout" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_payout_created_at" ON "payout"  ("vendor_id", "created_at") `,
  `CREATE INDEX "ix_payout_state" ON "payout"  ("vendor_id", "state") `,
  `CREATE INDEX "ix_payout_partner_id" ON "payout"  ("vendor_id", "partner_id") `,
  `CREATE TABLE "payout_part" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "payout_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "period_id" uuid NOT NULL, "period_label" text NOT NULL, "amount" bigint NOT NULL, CONSTRAINT "uq_payout_part_payout_id_agreement_id_period_label" UNIQUE ("vendor_id", "payout_id", "agreement_id", "period_label"), CONSTRAINT "ck_payout_part_amount" CHECK ("amount" > 0), CONSTRAINT "pk_payout_part" PRIMARY KEY ("vendor_id", "id"))`,
  `ALTER TABLE "payout" ADD CONSTRAINT "fk_payout_partner_id" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "payout" ADD CONSTRAINT "fk_payout_batch_id" FOREIGN KEY ("vendor_id", "batch_id") REFERENCES "payout_batch"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "payout_part" ADD CONSTRAINT "fk_payout_part_payout_id" FOREIGN KEY ("vendor_id", "payout_id") REFERENCES "payout"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "payout_batch" enable row level security`,
  `alter table "payout_batch" force row level security`,
  `create policy payout_batch_read on "payout_batch" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')))`,
  `create policy payout_batch_insert on "payout_batch" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "payout_batch" to meed_app`,
  `create policy payout_batch_update on "payout_batch" for update using (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR'))) with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant update on "payout_batch" to meed_app`,
  `alter table "payout" enable row level security`,
  `alter table "payout" force row level security`,
  `create policy payout_read on "payout" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy payout_insert on "payout" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "payout" to meed_app`,
  `create policy payout_update on "payout" for update using (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR'))) with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant update on "payout" to meed_app`,
  `alter table "payout_part" enable row level security`,
  `alter table "payout_part" force row level security`,
  `create policy payout_part_read on "payout_part" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy payout_part_insert on "payout_part" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "payout_part" to meed_app`,
];

export class Payouts20261121000501 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
