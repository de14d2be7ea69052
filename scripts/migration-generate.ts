import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { declaredOptions } from '../ormconfig';
import { tablePolicies } from '../src/platform/entity';
import { policyStatements } from '../src/platform/visibility';

/**
 * Writes the migration that brings the database of MIGRATION_DATABASE_URL up to what the entities declare, with
 * row-level security for every new tenant table: `npm run migration:generate -- add-something`.
 */
async function main(): Promise<void> {
  const name = process.argv[2];
  const url = process.env['MIGRATION_DATABASE_URL'];
  if (name === undefined || url === undefined)
    throw new Error('usage: MIGRATION_DATABASE_URL=... npm run migration:generate -- <name>');
  const source = await new DataSource({ ...declaredOptions, url }).initialize();
  const schema = (await source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
  await source.destroy();
  const fresh = tablePolicies().filter(({ table }) =>
    schema.some((query) => query.startsWith(`CREATE TABLE "${table}" `)),
  );
  const statements = [...schema, ...fresh.flatMap(policyStatements)];
  if (statements.length === 0) throw new Error('the database already is what the entities declare');
  const timestamp = process.argv[3] ?? new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const file = path.join(__dirname, '..', 'migrations', `${timestamp}-${name}.ts`);
  writeFileSync(file, migrationText(name, timestamp, statements));
  process.stdout.write(`${path.relative(process.cwd(), file)}: ${statements.length} statements\n`);
}

function migrationText(name: string, timestamp: string, statements: readonly string[]): string {
  const className = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return [
    `import type { MigrationInterface, QueryRunner } from 'typeorm';`,
    '',
    'const STATEMENTS = [',
    ...statements.map((statement) => `  \`${statement.replaceAll('`', '\\`')}\`,`),
    '];',
    '',
    `export class ${className}${timestamp} implements MigrationInterface {`,
    '  async up(runner: QueryRunner): Promise<void> {',
    '    for (const statement of STATEMENTS) await runner.query(statement);',
    '  }',
    '',
    '  async down(): Promise<void> {',
    `    throw new Error('migrations run forward only');`,
    '  }',
    '}',
    '',
  ].join('\n');
}

void main();
