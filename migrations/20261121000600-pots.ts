import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "pot_movement" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "partner_id" uuid NOT NULL, "pot" text NOT NULL, "move" text NOT NULL, "amount" bigint NOT NULL, "currency" text NOT NULL, "reason" text, "outcome_id" uuid, "expires_on" date, "moved_by" uuid, "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "ck_pot_movement_amount" CHECK ("amount" > 0), CONSTRAINT "pk_pot_movement" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_pot_movement_partner_id" ON "pot_movement"  ("vendor_id", "partner_id") `,
  `CREATE INDEX "ix_pot_movement_agreement_id" ON "pot_movement"  ("vendor_id", "agreement_id") `,
  `ALTER TABLE "pot_movement" ADD CONSTRAINT "fk_pot_movement_outcome_id" FOREIGN KEY ("vendor_id", "outcome_id") REFERENCES "outcome"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "pot_movement" ADD CONSTRAINT "fk_pot_movement_partner_id" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "pot_movement" ADD CONSTRAINT "fk_pot_movement_agreement_id" FOREIGN KEY ("vendor_id", "agreement_id") REFERENCES "agreement"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `alter table "pot_movement" enable row level security`,
  `alter table "pot_movement" force row level security`,
  `create policy pot_movement_read on "pot_movement" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy pot_movement_insert on "pot_movement" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "pot_movement" to meed_app`,
];

export class Pots20261121000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
