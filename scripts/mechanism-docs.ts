/** Writes the pages of docs/mechanisms from the schemas and the examples; `--check` only compares. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './mechanism-docs/pages';

const FOLDER = join(__dirname, '../docs/mechanisms');

mkdirSync(FOLDER, { recursive: true });
for (const [file, text] of pages()) {
  const path = join(FOLDER, file);
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    process.stderr.write(`docs/mechanisms/${file} is not what the code says: run scripts/mechanism-docs.ts\n`);
    process.exitCode = 1;
  }
}
