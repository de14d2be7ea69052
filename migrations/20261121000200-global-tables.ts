import type { MigrationInterface, QueryRunner } from 'typeorm';

const REACH = `(select current_setting('app.reach', true))`;
const PERSON = `(select nullif(current_setting('app.person_id', true), '')::uuid)`;

/** Persons and legal parties belong to no vendor: a hat sees those that its own vendor's rows name, and itself. */
const STATEMENTS = [
  `alter table "person" enable row level security`,
  `alter table "person" force row level security`,
  `create policy person_read on "person" for select using (${REACH} = 'SYSTEM' or id = ${PERSON}
     or exists (select 1 from membership m where m.person_id = person.id))`,
  `create policy person_insert on "person" for insert with check (${REACH} = 'SYSTEM')`,
  `grant select, insert on "person" to meed_app`,
  `alter table "party" enable row level security`,
  `alter table "party" force row level security`,
  `create policy party_read on "party" for select using (${REACH} = 'SYSTEM'
     or exists (select 1 from partner p where p.party_id = party.id))`,
  `create policy party_insert on "party" for insert with check (${REACH} in ('SYSTEM', 'VENDOR'))`,
  `grant select, insert on "party" to meed_app`,
  `grant select on "migrations" to meed_app`,
];

export class GlobalTables20261121000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
