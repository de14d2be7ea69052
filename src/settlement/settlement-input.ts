import { z } from 'zod';
import { parseLabel } from '../kernel/period';
import { id, idempotencyKey, text } from '../platform/input';

/** A label of the calendar: a month, a quarter or a year. */
export const periodLabel = () =>
  text(7).refine(
    (label) => parseLabel(label, 'UTC') !== null,
    'is not a period such as "2026-03", "2026-Q1" or "2026"',
  );

/** One period of one agreement, named once and for all by the caller's key. */
export const periodOfAgreement = z.object({
  agreementId: id('agreement').describe('The agreement.'),
  period: periodLabel().describe("Label of one of the agreement's periods, such as `2026-03`, `2026-Q1` or `2026`."),
  idempotencyKey: idempotencyKey(),
});
