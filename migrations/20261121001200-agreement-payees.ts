import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "agreement_payee" ("vendor_id" uuid NOT NULL, "id" uuid NOT NULL, "agreement_id" uuid NOT NULL, "version_id" uuid NOT NULL, "partner_id" uuid NOT NULL, CONSTRAINT "uq_agreement_payee_version_id_partner_id" UNIQUE ("vendor_id", "version_id", "partner_id"), CONSTRAINT "pk_agreement_payee" PRIMARY KEY ("vendor_id", "id"))`,
  `CREATE INDEX "ix_agreement_payee_partner_id" ON "agreement_payee"  ("vendor_id", "partner_id") `,
  `ALTER TABLE "agreement_payee" ADD CONSTRAINT "fk_agreement_payee_agreement_id" FOREIGN KEY ("vendor_id", "agreement_id") REFERENCES "agreement"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "agreement_payee" ADD CONSTRAINT "fk_agreement_payee_version_id" FOREIGN KEY ("vendor_id", "version_id") REFERENCES "agreement_version"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "agreement_payee" ADD CONSTRAINT "fk_agreement_payee_partner_id" FOREIGN KEY ("vendor_id", "partner_id") REFERENCES "partner"("vendor_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  // Versions of before say it too. Their table hides every row from its owner as long as that is forced, and so it would from a
  // foreign key that is added later than the rows.
  `alter table "agreement_version" no force row level security`,
  `insert into "agreement_payee" ("vendor_id", "id", "agreement_id", "version_id", "partner_id")
   select w.vendor_id, gen_random_uuid(), w.agreement_id, w.version_id, w.partner_id from (
     select distinct v.vendor_id, v.agreement_id, v.id as version_id, payee.value::uuid as partner_id
     from "agreement_version" v cross join lateral jsonb_each_text(v.payees) as payee where payee.value::uuid <> v.partner_id) w`,
  `alter table "agreement_version" force row level security`,
  `alter table "agreement_payee" enable row level security`,
  `alter table "agreement_payee" force row level security`,
  `create policy agreement_payee_read on "agreement_payee" for select using ((vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) in ('VENDOR', 'SYSTEM') or ((select nullif(current_setting('app.reach', true), '')::text) = 'PARTNER' and partner_id = (select nullif(current_setting('app.partner_id', true), '')::uuid)))))`,
  `create policy agreement_payee_insert on "agreement_payee" for insert with check (vendor_id = (select nullif(current_setting('app.vendor_id', true), '')::uuid) and ((select nullif(current_setting('app.reach', true), '')::text) = 'SYSTEM' or ((select nullif(current_setting('app.reach', true), '')::text) = 'VENDOR' and (select nullif(current_setting('app.role', true), '')::text) <> 'AUDITOR')))`,
  `grant select, insert on "agreement_payee" to meed_app`,
];

export class AgreementPayees20261121001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
