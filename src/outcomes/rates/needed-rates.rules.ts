import { sourceFor } from '../../engine/measures/conversion';
import type { Plan } from '../../engine/plan';
import { requirements } from '../../engine/requirements';
import { localDate } from '../../kernel/period';
import type { Need } from '../../rates/rate-need.rules';
import type { Result } from './result.rules';

/** Signed terms that may convert, with whom they pay for what. */
export interface Converting {
  readonly agreementId: string;
  readonly partnerId: string;
  /** Only results for this customer; null for all. */
  readonly customerId: string | null;
  readonly timeZone: string;
  readonly effectiveOn: string;
  readonly plan: Plan;
}

/** The rates that results need under the terms that will pay for them; `terms` has the newest of each agreement first. */
export const neededRates = (results: readonly Result[], terms: readonly Converting[]): readonly Need[] =>
  results.flatMap((result) => inForce(result, terms).flatMap((one) => needOf(result, one)));

/** What one agreement needs to convert a result; nothing where its plan does not read it or states the rate itself. */
export function needOf(
  { measure, thing, unit: base, decidedAt }: Result,
  { agreementId, partnerId, timeZone, plan }: Omit<Converting, 'effectiveOn'>,
): readonly Need[] {
  const asked = sourceFor(base, plan);
  if (asked === null || requirements(plan).every((need) => need.measure !== measure)) return [];
  const neededOn = localDate(decidedAt, timeZone);
  return [{ ...asked, agreementId, partnerId, thing, base, quote: plan.currency, neededOn }];
}

function inForce({ partnerId, customerId, countsAt }: Result, terms: readonly Converting[]): readonly Converting[] {
  const newest = new Map<string, Converting>();
  for (const one of terms) {
    const isFor = one.partnerId === partnerId && (one.customerId === null || one.customerId === customerId);
    if (!isFor || newest.has(one.agreementId) || one.effectiveOn > localDate(countsAt, one.timeZone)) continue;
    newest.set(one.agreementId, one);
  }
  return [...newest.values()];
}
