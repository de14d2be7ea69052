import { type Catalogue, measureFaults, measureWarnings, planWarnings } from '../../agreements/measures.rules';
import { inputPath } from '../../agreements/plan-document.rules';
import { readTerms, type Terms } from '../../agreements/terms.rules';
import type { Problem } from '../../engine/problem';
import { type Refusal, Refused } from '../../kernel/refusal';

/** The terms that a draft would be for one kind of agreement; or why it would be refused there. */
export type Draft =
  | { readonly terms: Terms; readonly refusals: readonly Refusal[] }
  | { readonly terms: null; readonly refusals: readonly Refusal[] };

/** Reads a draft as its agreement would be written, so that what is refused there is refused here, and nothing else. */
export function readDraft(plan: unknown, agreement: { readonly currency: string; readonly cadence: string }): Draft {
  try {
    return { terms: readTerms(plan, agreement), refusals: [] };
  } catch (error) {
    if (error instanceof Refused) return { terms: null, refusals: error.refusals };
    throw error;
  }
}

/** Something to be said about a draft, with its path into the input. */
export interface DraftProblem {
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly field: readonly string[];
  readonly message: string;
}

/** A refusal as a problem of the draft. */
export const refusedProblem = ({ code, field, message }: Refusal): DraftProblem => ({
  ...{ severity: 'ERROR', code, field: field ?? ['plan'], message },
});

/** What the vendor's catalogue and the checks before signature say of a draft that can be read. */
export const draftProblems = (terms: Terms, catalogue: Catalogue): readonly DraftProblem[] => [
  ...measureFaults(terms, catalogue).map(refusedProblem),
  ...[...planWarnings(terms), ...measureWarnings(terms, catalogue)].map(({ severity, code, path, sentence }) => ({
    ...{ severity, code, message: sentence },
    field: ['plan', ...inputPath(path)],
  })),
];
