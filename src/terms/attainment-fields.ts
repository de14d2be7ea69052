import type { z } from 'zod';
import { decimal, direction, measure } from './fields';
import { atMostOneOf } from './refinements';

/** How a measure is compared with a target, from a starting point where one is given. */
export const attainmentFields = {
  direction: direction('Which way of the measure is better.', 'less is better, which needs a baseline.'),
  target: decimal('The value at which attainment is 1.').optional(),
  targetMeasure: measure('What holds the target, instead of `target`').optional(),
  baseline: decimal(
    'The value at which attainment is 0; attainment is then (actual - baseline) / (target - baseline).',
  ).optional(),
  baselineMeasure: measure('What holds the baseline, instead of `baseline`').optional(),
};

interface Starting {
  readonly direction: string;
  readonly baseline?: string | undefined;
  readonly baselineMeasure?: string | undefined;
}

/** A measure of which less is better needs a point to count from, and nothing has two starting points. */
export function startingPoint(terms: Starting, context: z.RefinementCtx): void {
  atMostOneOf('baseline', 'baselineMeasure')({ ...terms }, context);
  if (terms.direction !== 'LOWER_IS_BETTER') return;
  if (terms.baseline !== undefined || terms.baselineMeasure !== undefined) return;
  const message = 'LOWER_IS_BETTER needs a baseline to count from';
  context.addIssue({ code: 'custom', path: ['baseline'], message, params: { code: 'INCOMPLETE_TERMS' } });
}
