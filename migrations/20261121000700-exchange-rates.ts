import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "exchange_rate" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "source" text NOT NULL, "base" text NOT NULL, "quote" text NOT NULL, "rate" numeric NOT NULL, "stated_on" date NOT NULL, "revision" integer NOT NULL, "supersedes_id" uuid, "reference" text, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_exchange_rate_source_base_quote_stated_on_revision" UNIQUE ("vendor_id", "source", "base", "quote", "stated_on", "revision"), CONSTRAINT "ck_exchange_rate_pair" CHECK ("base" <> "quote"), CONSTRAINT "ck_exchange_rate_rate" CHECK ("rate" > 0), CONSTRAINT "pk_exchange_rate" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_exchange_rate_stated_on" ON "exchange_rate"  ("vendor_id", "stated_on") `,
  `CREATE INDEX "ix_exchange_rate_quote" ON "exchange_rate"  ("vendor_id", "quote") `,
  `CREATE INDEX "ix_exchange_rate_base" ON "exchange_rate"  ("vendor_id", "base") `,
  `CREATE TABLE "rate_need" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "thing" text NOT NULL, "base" text NOT NULL, "quote" text NOT NULL, "source" text NOT NULL, "needed_on" date NOT NULL, "maximum_age_days" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_rate_need_agreement_id_thing_base_quote_source" UNIQUE ("vendor_id", "agreement_id", "thing", "base", "quote", "source"), CONSTRAINT "ck_rate_need_pair" CHECK ("base" <> "quote"), CONSTRAINT "pk_rate_need" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_rate_need_source_base_quote_needed_on" ON "rate_need"  ("vendor_id", "source", "base", "quote", "needed_on") `,
  `CREATE TABLE "rate_lock" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "need_id" uuid NOT NULL, "rate_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "locked_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_rate_lock_need_id" UNIQUE ("vendor_id", "need_id"), CONSTRAINT "pk_rate_lock" PRIMARY KEY ("vendor_id", "id"))`,
  `ALTER TABLE "exchange_rate" ADD CONSTRAINT "fk_exchange_rate_vendor" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "rate_need" ADD CONSTRAINT "fk_rate_need_agreement_id" FOREIGN KEY ("vendor_id", "agreement_id") REFERENCES "agreement"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "rate_lock" ADD CONSTRAINT "fk_rate_lock_rate_id" FOREIGN KEY ("vendor_id", "rate_id") REFERENCES "exchange_rate"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "rate_lock" ADD CONSTRAINT "fk_rate_lock_need_id" FOREIGN KEY ("vendor_id", "need_id") REFERENCES "rate_need"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "exchange_rate" enable row level security`,
  `alter table "exchange_rate" force row level security`,
  `create policy exchange_rate_read on "exchange_rate" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid)))`,
  `create policy exchange_rate_insert on "exchange_rate" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "exchange_rate" to meed_app`,
  `alter table "rate_need" enable row level security`,
  `alter table "rate_need" force row level security`,
  `create policy rate_need_read on "rate_need" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy rate_need_insert on "rate_need" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "rate_need" to meed_app`,
  `alter table "rate_lock" enable row level security`,
  `alter table "rate_lock" force row level security`,
  `create policy rate_lock_read on "rate_lock" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy rate_lock_insert on "rate_lock" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "rate_lock" to meed_app`,
];

export class ExchangeRates20261121000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
