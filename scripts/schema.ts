import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { makeSchema } from '../src/schema';

const FILE = path.join(__dirname, '..', 'schema', 'schema.graphql');

/** Writes the schema that the code makes, sorted, so that a change of the API is a change of this file; `--check` only compares. */
async function main(): Promise<void> {
  const made = `${printSchema(lexicographicSortSchema(await makeSchema()))}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, made);
    process.stdout.write(`schema/schema.graphql: ${made.split('\n').length} lines\n`);
    return;
  }
  const difference = firstDifference(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '', made);
  if (difference === null) return;
  process.stdout.write(
    `schema/schema.graphql is not what the code makes; \`npm run schema\` writes it\n${difference}\n`,
  );
  process.exitCode = 1;
}

function firstDifference(committed: string, made: string): string | null {
  if (committed === made) return null;
  const [was, is] = [committed.split('\n'), made.split('\n')];
  const differs = is.findIndex((line, index) => line !== was[index]);
  const at = differs === -1 ? is.length : differs;
  return [`line ${at + 1}`, `  committed: ${was[at] ?? '(end)'}`, `  made:      ${is[at] ?? '(end)'}`].join('\n');
}

void main();
