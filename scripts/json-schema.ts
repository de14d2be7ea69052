/** Writes the JSON Schemas of plan and facts files into schema/; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT_NAMES, jsonSchemaOf } from '../src/terms/json-schema';

for (const name of DOCUMENT_NAMES) {
  const path = join(__dirname, '..', 'schema', `${name}.schema.json`);
  const text = `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
  } else if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(`schema/${name}.schema.json is not what the code says: run scripts/json-schema.ts\n`);
    process.exitCode = 1;
  }
}
