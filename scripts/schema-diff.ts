import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { breakingChanges } from './breaking-changes';

const ROOT = path.join(__dirname, '..');
const FILE = 'schema/schema.graphql';

/** Compares the schema with the one of a commit (HEAD, or the first argument) and fails on what breaks clients. */
async function main(): Promise<void> {
  const commit = process.argv[2] ?? 'HEAD';
  const shown = spawnSync('git', ['show', `${commit}:${FILE}`], { cwd: ROOT, encoding: 'utf8' });
  if (shown.status !== 0) {
    process.stdout.write(`skipped: ${commit} holds no ${FILE} to compare with\n`);
    return;
  }
  const after = buildSchema(readFileSync(path.join(ROOT, FILE), 'utf8'));
  const found = await breakingChanges(buildSchema(shown.stdout), after, new Date().toISOString().slice(0, 10));
  for (const change of found) process.stdout.write(`breaks clients: ${change}\n`);
  if (found.length > 0) process.exitCode = 1;
}

void main();
