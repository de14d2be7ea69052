import { readCatalogue } from '../../agreements/catalogue.repository';
import { catalogueKeys } from '../../agreements/measures.rules';
import type { Terms } from '../../agreements/terms.rules';
import type { Scope } from '../../platform/scope';
import type { CheckQuestion } from './check-question';
import { type DraftProblem, draftProblems, readDraft, refusedProblem } from './draft.rules';

/** What writing a draft down would answer. */
export interface CheckedDraft {
  readonly terms: Terms | null;
  readonly problems: readonly DraftProblem[];
}

/** Says of a draft all that writing it down would say, and writes nothing. */
export async function checkDraft(scope: Scope, { plan, currency, cadence }: CheckQuestion): Promise<CheckedDraft> {
  const { terms, refusals } = readDraft(plan, { currency, cadence: cadence ?? cadenceOf(plan) });
  if (terms === null) return { terms, problems: refusals.map(refusedProblem) };
  return { terms, problems: draftProblems(terms, await readCatalogue(scope, catalogueKeys(terms), [])) };
}

/** Where nobody says what the agreement's cadence is, the plan's own cannot contradict it. */
function cadenceOf(plan: unknown): string {
  const own: unknown = typeof plan === 'object' && plan !== null ? Reflect.get(plan, 'cadence') : undefined;
  return typeof own === 'string' ? own : 'MONTH';
}
