export const SEVERITIES = ['ERROR', 'WARNING'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where in the plan or facts document a problem sits, from the top: `['components', 1, 'tieredRate', 'tiers', 0]`. */
export type Path = readonly (string | number)[];

/** One thing wrong or doubtful about a plan or its facts, in a sentence a person can act on. */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  readonly path: Path;
  readonly sentence: string;
}

/** Stops one evaluation: nothing of this agreement is paid, and the caller gets the problem as data. */
export class Stopped extends Error {
  constructor(readonly problem: Problem) {
    super(problem.sentence);
    this.name = 'Stopped';
  }
}

/** Refuses to pay on terms and facts that do not go together; never returns. */
export function stop(code: string, path: Path, sentence: string): never {
  throw new Stopped({ severity: 'ERROR', code, path, sentence });
}

/** Writes a path as people read it: `components[1].tieredRate.tiers[0]`. */
export const pathText = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
