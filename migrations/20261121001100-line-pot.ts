import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // Lines of before are taken for holdbacks, as those of plans that name no pot; their next revision says where they wait.
  `ALTER TABLE "statement_line" ADD "pot" text NOT NULL DEFAULT 'HOLDBACK'`,
  `ALTER TABLE "statement_line" ALTER "pot" DROP DEFAULT`,
];

export class LinePot20261121001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
