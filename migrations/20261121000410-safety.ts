import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "parked_settlement" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "period_id" uuid NOT NULL, "version_id" uuid NOT NULL, "input_hash" text NOT NULL, "currency" text NOT NULL, "computed" bigint NOT NULL, "trailing" bigint, "multiple" text NOT NULL, "reason" text NOT NULL, "parked_by" uuid, "parked_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_parked_settlement_period_id_input_hash_version_id" UNIQUE ("vendor_id", "period_id", "input_hash", "version_id"), CONSTRAINT "pk_parked_settlement" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_parked_settlement_agreement_id" ON "parked_settlement"  ("vendor_id", "agreement_id") `,
  `CREATE TABLE "settlement_release" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "parked_settlement_id" uuid NOT NULL, "reason" text NOT NULL, "released_by" uuid NOT NULL, "released_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_settlement_release_parked_settlement_id" UNIQUE ("vendor_id", "parked_settlement_id"), CONSTRAINT "pk_settlement_release" PRIMARY KEY ("vendor_id", "id"))`,
  `ALTER TABLE "parked_settlement" ADD CONSTRAINT "fk_parked_settlement_version_id" FOREIGN KEY ("vendor_id", "version_id") REFERENCES "agreement_version"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "parked_settlement" ADD CONSTRAINT "fk_parked_settlement_period_id" FOREIGN KEY ("vendor_id", "period_id") REFERENCES "agreement_period"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "parked_settlement" ADD CONSTRAINT "fk_parked_settlement_agreement_id" FOREIGN KEY ("vendor_id", "agreement_id") REFERENCES "agreement"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "settlement_release" ADD CONSTRAINT "fk_settlement_release_parked_settlement_id" FOREIGN KEY ("vendor_id", "parked_settlement_id") REFERENCES "parked_settlement"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "parked_settlement" enable row level security`,
  `alter table "parked_settlement" force row level security`,
  `create policy parked_settlement_read on "parked_settlement" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')))`,
  `create policy parked_settlement_insert on "parked_settlement" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "parked_settlement" to meed_app`,
  `alter table "settlement_release" enable row level security`,
  `alter table "settlement_release" force row level security`,
  `create policy settlement_release_read on "settlement_release" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and (select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM')))`,
  `create policy settlement_release_insert on "settlement_release" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "settlement_release" to meed_app`,
];

export class Safety20261121000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
