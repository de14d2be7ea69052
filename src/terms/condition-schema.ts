import { z } from 'zod';
import { decimal, key, measure, value } from './fields';
import { ordered, someOf } from './refinements';

const values = (description: string) =>
  z.array(value('A value of the dimension.')).max(200).default([]).meta({ description });

const conditionFields = z.strictObject({
  dimension: key('The dimension that `is` and `isNot` look at.').optional(),
  is: values('The fact has one of these values; a fact without the dimension has none.'),
  isNot: values('The fact has none of these values.'),
  quantityAtLeast: decimal('The quantity of the single fact is at least this.').optional(),
  quantityAtMost: decimal('The quantity of the single fact is at most this.').optional(),
});

/** A condition on single facts. */
export const conditionSchema = conditionFields
  .superRefine(someOf('is', 'isNot', 'quantityAtLeast', 'quantityAtMost'))
  .superRefine(valuesNeedDimension)
  .superRefine(ordered('quantityAtLeast', 'quantityAtMost'))
  .meta({ title: 'FactCondition', description: 'A condition on single facts; everything it says must be true.' });

/** A condition on the facts of one measure. */
export const measureConditionSchema = conditionFields
  .extend({ measure: measure('The measure whose facts must meet the condition') })
  .superRefine(someOf('is', 'isNot', 'quantityAtLeast', 'quantityAtMost'))
  .superRefine(valuesNeedDimension)
  .superRefine(ordered('quantityAtLeast', 'quantityAtMost'))
  .meta({ title: 'MeasureCondition', description: 'A condition on the facts of one measure.' });

interface Values {
  readonly dimension?: string | undefined;
  readonly is: readonly string[];
  readonly isNot: readonly string[];
}

function valuesNeedDimension({ dimension, is, isNot }: Values, context: z.RefinementCtx): void {
  if ((is.length > 0 || isNot.length > 0) === (dimension !== undefined)) return;
  const message = 'dimension belongs to is and isNot: give it with them, and only with them';
  context.addIssue({ code: 'custom', path: ['dimension'], message, params: { code: 'INCOMPLETE_TERMS' } });
}
