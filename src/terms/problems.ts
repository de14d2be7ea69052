import type { z } from 'zod';
import { type Problem, pathText } from '../engine/problem';

/** What a schema has to say about a document, as problems with a path into it. */
export const problemsOf = (error: z.ZodError, code: string): readonly Problem[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => problem('UNKNOWN_FIELD', [...path, name], 'is not a field of this document'));
    }
    return [problem(codeOf(issue, code), path, issue.message)];
  });

function problem(code: string, path: readonly (string | number)[], message: string): Problem {
  const where = path.length === 0 ? 'The document' : pathText(path);
  return { severity: 'ERROR', code, path, sentence: `${where}: ${message}.` };
}

function codeOf(issue: z.core.$ZodIssue, fallback: string): string {
  const own = issue.code === 'custom' ? issue.params?.code : undefined;
  return typeof own === 'string' ? own : fallback;
}
