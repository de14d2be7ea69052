import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE "settlement_run" ADD "sharing" jsonb`,
  `CREATE INDEX "ix_settlement_run_posted_period_id" ON "settlement_run"  ("vendor_id", "posted_period_id") `,
];

export class RunSharing20261121001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
