/** Writes the JSON Schemas of plan and facts files from the schemas that read them; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { factsSchema } from '../src/terms/facts-schema';
import { planSchema } from '../src/terms/plan-schema';

const FILES = { 'plan.schema.json': planSchema, 'facts.schema.json': factsSchema } as const;

/** What a rule between fields says cannot be said in JSON Schema; the descriptions say it in words. */
function jsonSchema(name: string, schema: z.ZodType): string {
  const document = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'throw',
    override: ({ jsonSchema: node }) => {
      delete node.scalar;
    },
  });
  return `${JSON.stringify({ $id: `https://meed.example/schema/${name}`, ...document }, null, 2)}\n`;
}

let differences = 0;
for (const [name, schema] of Object.entries(FILES)) {
  const path = join(__dirname, '..', 'schema', name);
  const text = jsonSchema(name, schema);
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
  } else if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(
      `schema/${name} is not what the code says: run node -r @swc-node/register scripts/json-schema.ts\n`,
    );
    differences += 1;
  }
}
process.exitCode = differences > 0 ? 1 : 0;
