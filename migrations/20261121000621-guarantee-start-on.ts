import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [`alter table "guarantee" rename column "valid_from" to "start_on"`];

export class GuaranteeStartOn20261121000621 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
