import type { Plan } from '../engine/plan';
import type { Problem } from '../engine/problem';
import { parsePlan } from '../terms/parse-plan';
import type { VersionRow } from './version.repository';

const PLANS_KEPT_MAX = 1_000;
const plans = new Map<string, Plan>();

/** The plan of a version; read once per content, because reading costs more than computing. Terms that do not parse are problems. */
export function planOfVersion({
  terms,
  termsHash,
}: Pick<VersionRow, 'terms' | 'termsHash'>): { readonly plan: Plan } | { readonly problems: readonly Problem[] } {
  const known = plans.get(termsHash);
  if (known !== undefined) return { plan: known };
  const read = parsePlan(terms);
  if ('problems' in read) return read;
  if (plans.size >= PLANS_KEPT_MAX) plans.clear();
  plans.set(termsHash, read.plan);
  return read;
}
