import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE "statement" ADD "submitted_by" uuid`,
  `ALTER TABLE "statement" ADD "submitted_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "statement" ADD "approved_by" uuid`,
  `ALTER TABLE "statement" ADD "approved_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "statement" ADD "locked_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "statement" ADD "paid_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "statement" ADD CONSTRAINT "ck_statement_four_eyes" CHECK ("approved_by" <> "submitted_by")`,
];

export class StatementLock20261121000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
