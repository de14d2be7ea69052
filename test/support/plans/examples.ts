import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../../src/engine/facts';
import type { Plan } from '../../../src/engine/plan';
import { parseFacts } from '../../../src/terms/parse-facts';
import { parsePlan } from '../../../src/terms/parse-plan';

const ROOT = join(__dirname, '../../../examples/plans');

/** What an example file says that its plan pays. */
export interface Expected {
  readonly row: number;
  readonly example: string;
  readonly lines: readonly Record<string, string>[];
  readonly total: Record<string, string>;
  readonly figures?: readonly Record<string, string>[];
  readonly report?: Record<string, unknown>;
}

/** The names of all examples of a folder, in order. */
export const exampleNames = (folder = ''): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.plan.json'))
    .map((file) => join(folder, file.slice(0, -'.plan.json'.length)))
    .sort();

export const exampleJson = (name: string, part: 'plan' | 'facts' | 'expected'): unknown =>
  JSON.parse(readFileSync(join(ROOT, `${name}.${part}.json`), 'utf8'));

/** A parsed plan; a refused one fails the test with its problems. */
export function planFrom(json: unknown): Plan {
  const read = parsePlan(json);
  if ('plan' in read) return read.plan;
  throw new Error(JSON.stringify(read.problems, null, 2));
}

/** Parsed facts; refused ones fail the test with their problems. */
export function factsFrom(json: unknown): Facts {
  const read = parseFacts(json);
  if ('facts' in read) return read.facts;
  throw new Error(JSON.stringify(read.problems, null, 2));
}
