import { type Problem, pathText } from '../engine/problem';
import { type RefusalCode, Refused } from '../kernel/refusal';
import type { Prepared } from './compute-periods';

/** A period whose terms could be read. */
export type Readable = Extract<Prepared, { readonly isReadable: true }>;

/** Stops the settlement of an agreement whose terms cannot be read. */
export function mustBeReadable(prepared: Prepared): Readable {
  if (prepared.isReadable) return prepared;
  throw refusedBy('INVALID_PLAN', prepared.problems);
}

/** Stops the settlement of an agreement whose terms and facts do not go together; doubts do not stop it. */
export function mustHaveNoErrors(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'ERROR');
  if (errors.length > 0) throw refusedBy('INVALID_STATE', errors);
}

/** Nothing of the agreement is posted; each problem is named with its place in the plan or the facts. */
const refusedBy = (code: RefusalCode, problems: readonly Problem[]): Refused =>
  new Refused(
    problems.map((problem) => ({
      code,
      field: ['agreementId'],
      message: `agreementId: settlement stopped, ${problem.code} at ${pathText(problem.path)}: ${problem.sentence}`,
    })),
  );
