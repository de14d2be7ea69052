import type { Path, Problem } from '../../engine/problem';

/** A doubt about a plan: it can be computed, but somebody should think again before signing. */
export const warning = (code: string, path: Path, sentence: string): Problem => ({
  severity: 'WARNING',
  code,
  path,
  sentence,
});

/** A reason why a plan cannot be computed. */
export const fault = (code: string, path: Path, sentence: string): Problem => ({
  severity: 'ERROR',
  code,
  path,
  sentence,
});
