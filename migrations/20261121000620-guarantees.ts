import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "guarantee" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "kind" text NOT NULL, "amount" bigint NOT NULL, "currency" text NOT NULL, "issuer" text NOT NULL, "reference" text NOT NULL, "valid_from" date NOT NULL, "expires_on" date, "registered_by" uuid, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_guarantee_agreement_id_issuer_reference" UNIQUE ("vendor_id", "agreement_id", "issuer", "reference"), CONSTRAINT "ck_guarantee_term" CHECK ("expires_on" is null or "valid_from" < "expires_on"), CONSTRAINT "ck_guarantee_amount" CHECK ("amount" > 0), CONSTRAINT "pk_guarantee" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_guarantee_partner_id" ON "guarantee"  ("vendor_id", "partner_id") `,
  `CREATE TABLE "guarantee_movement" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "guarantee_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "move" text NOT NULL, "amount" bigint NOT NULL, "currency" text NOT NULL, "reason" text, "moved_by" uuid, "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "ck_guarantee_movement_amount" CHECK ("amount" > 0), CONSTRAINT "pk_guarantee_movement" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_guarantee_movement_partner_id" ON "guarantee_movement"  ("vendor_id", "partner_id") `,
  `CREATE INDEX "ix_guarantee_movement_guarantee_id" ON "guarantee_movement"  ("vendor_id", "guarantee_id") `,
  `ALTER TABLE "guarantee" ADD CONSTRAINT "fk_guarantee_partner_id" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "guarantee" ADD CONSTRAINT "fk_guarantee_agreement_id" FOREIGN KEY ("vendor_id", "agreement_id") REFERENCES "agreement"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "guarantee_movement" ADD CONSTRAINT "fk_guarantee_movement_partner_id" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "guarantee_movement" ADD CONSTRAINT "fk_guarantee_movement_guarantee_id" FOREIGN KEY ("vendor_id", "guarantee_id") REFERENCES "guarantee"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "guarantee" enable row level security`,
  `alter table "guarantee" force row level security`,
  `create policy guarantee_read on "guarantee" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy guarantee_insert on "guarantee" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "guarantee" to meed_app`,
  `alter table "guarantee_movement" enable row level security`,
  `alter table "guarantee_movement" force row level security`,
  `create policy guarantee_movement_read on "guarantee_movement" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy guarantee_movement_insert on "guarantee_movement" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "guarantee_movement" to meed_app`,
];

export class Guarantees20261121000620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
