import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../engine/facts';
import type { Plan } from '../../engine/plan';
import type { Problem } from '../../engine/problem';
import { parseFacts } from '../../terms/parse-facts';
import { parsePlan } from '../../terms/parse-plan';
import { UsageError } from '../usage-error';

/** A plan file and the facts file that it is evaluated on. */
export interface Pair {
  readonly name: string;
  readonly plan: string;
  readonly facts: string;
}

const PLAN_FILE = '.plan.json';

/** Every `<name>.plan.json` of a folder with its `<name>.facts.json`, by name; an empty folder is a mistake. */
export function listPairs(folder: string): readonly Pair[] {
  const names = filesOf(folder).flatMap((file) => (file.endsWith(PLAN_FILE) ? [file.slice(0, -PLAN_FILE.length)] : []));
  if (names.length === 0) throw new UsageError(`${folder}: no file of this folder ends in ${PLAN_FILE}.`);
  return names
    .sort()
    .map((name) => ({ name, plan: join(folder, `${name}${PLAN_FILE}`), facts: join(folder, `${name}.facts.json`) }));
}

/** Both documents of a pair, or everything that is wrong with either file. */
export function readPair(
  pair: Pair,
): { readonly plan: Plan; readonly facts: Facts } | { readonly problems: readonly Problem[] } {
  const plan = read(pair.plan, parsePlan);
  const facts = read(pair.facts, parseFacts);
  if ('plan' in plan && 'facts' in facts) return { plan: plan.plan, facts: facts.facts };
  return { problems: [...('problems' in plan ? plan.problems : []), ...('problems' in facts ? facts.problems : [])] };
}

type Refused = { readonly problems: readonly Problem[] };

function read<T>(file: string, parse: (json: unknown) => T | Refused): T | Refused {
  const json = jsonOf(file);
  if ('problem' in json) return { problems: [json.problem] };
  const parsed = parse(json.value);
  return isRefused(parsed) ? { problems: parsed.problems.map((problem) => inFile(file, problem)) } : parsed;
}

const isRefused = (parsed: unknown): parsed is Refused =>
  typeof parsed === 'object' && parsed !== null && 'problems' in parsed;

const inFile = (file: string, problem: Problem): Problem => ({ ...problem, sentence: `${file}: ${problem.sentence}` });

function jsonOf(file: string): { readonly value: unknown } | { readonly problem: Problem } {
  const problem = (code: string, sentence: string) => ({
    problem: { severity: 'ERROR' as const, code, path: [], sentence: `${file}: ${sentence}` },
  });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return problem('UNREADABLE_FILE', `The file cannot be read (${reasonOf(error)}).`);
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return problem('NOT_JSON', `The file is not JSON: ${reasonOf(error)}.`);
  }
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UsageError(`${folder}: The folder cannot be read (${reasonOf(error)}).`);
  }
}

function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'it does not exist';
  return code === 'EISDIR' ? 'it is a folder' : String(error.message);
}
