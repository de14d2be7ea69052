import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "dispute" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "line_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "currency" text NOT NULL, "amount" bigint NOT NULL, "reduction" bigint NOT NULL, "reason" text NOT NULL, "opened_by" text NOT NULL, "opened_by_person" uuid, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, "response" text, "responded_at" TIMESTAMP WITH TIME ZONE, "resolution" text, "resolved_by_person" uuid, "resolved_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_dispute_amount" CHECK ("amount" > 0 AND "reduction" >= 0 AND "reduction" <= "amount"), CONSTRAINT "pk_dispute" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_dispute_opened_at" ON "dispute"  ("vendor_id", "opened_at") `,
  `CREATE INDEX "ix_dispute_state" ON "dispute"  ("vendor_id", "state") `,
  `CREATE INDEX "ix_dispute_partner_id" ON "dispute"  ("vendor_id", "partner_id") `,
  `CREATE INDEX "ix_dispute_line_id" ON "dispute"  ("vendor_id", "line_id") `,
  `ALTER TABLE "dispute" ADD CONSTRAINT "fk_dispute_partner_id" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "dispute" ADD CONSTRAINT "fk_dispute_line_id" FOREIGN KEY ("vendor_id", "line_id") REFERENCES "statement_line"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "dispute" enable row level security`,
  `alter table "dispute" force row level security`,
  `create policy dispute_read on "dispute" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy dispute_insert on "dispute" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR') or (((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)) and (select nullif(current_setting('app.role', true), '')::text) <> 'PARTNER_VIEWER' and (opened_by = 'PARTNER' and opened_by_person is not distinct from (select nullif(current_setting('app.person_id', true), '')::uuid) and state = 'OPEN'))))`,
  `grant select, insert on "dispute" to meed_app`,
  `create policy dispute_update on "dispute" for update using (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR'))) with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant update on "dispute" to meed_app`,
];

export class Disputes20261121000502 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
