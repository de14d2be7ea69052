import { type Problem, pathText } from '../../engine/problem';

/** Why something could not be computed, or what is doubtful about it. */
export interface WhatIfProblem {
  readonly isBlocking: boolean;
  readonly code: string;
  /** Path into the input; null where the problem lies in stored terms or facts. */
  readonly field: readonly string[] | null;
  readonly agreementId: string | null;
  readonly period: string | null;
  readonly message: string;
}

/** A problem that the engine found in one period of one agreement. */
export const engineProblem = (
  { severity, code, path, sentence }: Problem,
  agreementId: string,
  period: string,
): WhatIfProblem => ({
  ...{ isBlocking: severity === 'ERROR', code, field: null, agreementId, period },
  message: path.length === 0 ? sentence : `${pathText(path)}: ${sentence}`,
});

/** A problem of the question itself. */
export const questionProblem = (
  code: string,
  field: readonly string[] | null,
  message: string,
  isBlocking = false,
): WhatIfProblem => ({ ...{ isBlocking, code, field, agreementId: null, period: null }, message });
