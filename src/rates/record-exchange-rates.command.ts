import { z } from 'zod';
import { command } from '../access/command';
import { isCurrency } from '../kernel/currency';
import { dateOfDay, dayNumber } from '../kernel/day';
import { type RefusalCode, refuse } from '../kernel/refusal';
import { currencyCode, day, idempotencyKey, positive, text } from '../platform/input';
import { TryAgain } from '../platform/try-again';
import type { Unit } from '../platform/unit';
import { addRates, knownRates } from './exchange-rate.repository';
import { keepLocks } from './lock-rates';
import { answeredBy } from './rate-lock.repository';
import { type NewRate, newRates, pairAndDay, type StatedRate } from './stated-rate.rules';

/** More than this is to be sent as several batches. */
const BATCH_MAX = 1000;

const currency = () =>
  currencyCode().refine(isCurrency, {
    error: 'is not an ISO 4217 currency code',
    params: { code: 'UNKNOWN_CURRENCY' satisfies RefusalCode },
  });

const statedRate = z
  .object({
    base: currency().describe('The currency of which one unit is priced.'),
    quote: currency().describe('The currency in which it is priced; another one than `base`.'),
    rate: positive().describe('What one unit of `base` is worth in `quote`, exactly as it was stated.'),
    statedOn: day().describe('The day for which it was stated; not after tomorrow.'),
    reference: text(200).nullish().describe('Where to look it up, such as an address or the name of a file.'),
  })
  .refine(({ base, quote }) => base !== quote, { path: ['quote'], message: 'must be another currency than base' })
  .meta({ name: 'ExchangeRateInput', about: 'One rate of exchange as a source states it for one day.' });

const input = z.object({
  idempotencyKey: idempotencyKey(),
  source: text(64)
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be letters, digits, "_", "-" or "."')
    .describe('Whose rates they are, such as ECB: the `rateSource` of plans.'),
  rates: z
    .array(statedRate)
    .min(1, 'must not be empty')
    .refine((rates) => rates.length <= BATCH_MAX, {
      error: `at most ${BATCH_MAX} rates in one batch`,
      params: { code: 'LIMIT_EXCEEDED' satisfies RefusalCode },
    })
    .superRefine(onceEach)
    .describe('Up to 1,000 rates, each pair and day once; one that cannot be used refuses the whole batch.'),
});

export const recordExchangeRates = command({
  name: 'exchangeRatesRecord',
  action: 'rate:record',
  description:
    'Records rates of exchange as a source states them. The same rate again changes nothing; another rate for a known day is a correction beside it. Results that were waiting for a rate are locked at it; what is locked already stays as it is.',
  input,
  async execute(unit, _hat, { source, rates }) {
    mustBeStatedByNow(unit, rates);
    const stated = rates.map((rate): StatedRate => ({ ...rate, reference: rate.reference ?? null }));
    const recorded = newRates(stated, await knownRates(unit.scope, source, stated));
    const corrected = recorded.filter(({ corrects }) => corrects !== null);
    const lockedCount = recorded.length === 0 ? 0 : await record(unit, source, recorded, corrected);
    return {
      recordedCount: recorded.length - corrected.length,
      correctedCount: corrected.length,
      unchangedCount: stated.length - recorded.length,
      lockedCount,
    };
  },
});

/** Appends the rates, locks what waited for them, and leaves one audit row of the batch. */
async function record(
  unit: Unit,
  source: string,
  recorded: readonly NewRate[],
  corrected: readonly NewRate[],
): Promise<number> {
  const { scope, vendorId, now: recordedAt } = unit;
  const rows = recorded.map(({ corrects, ...rate }) => {
    return { ...rate, vendorId, id: unit.id(), source, supersedesId: corrects?.id ?? null, recordedAt };
  });
  const sorted = rows.sort((a, b) => (pairAndDay(a) < pairAndDay(b) ? -1 : 1));
  if (!(await addRates(scope, sorted))) throw new TryAgain('a rate was recorded for the same pair and day');
  const answers = await answeredBy(scope, source, sorted);
  await keepLocks(unit, answers);
  unit.record({
    action: 'exchangeRates.recorded',
    subjectKind: 'vendor',
    subjectId: vendorId,
    before: { corrected: corrected.map(({ corrects }) => corrects) },
    after: { source, rateIds: sorted.map(({ id }) => id), lockedCount: answers.length },
  });
  return answers.length;
}

/** A day ends later in some zones than here; what lies beyond that nobody can have stated. */
function mustBeStatedByNow({ now }: Unit, rates: readonly { readonly statedOn: string }[]): void {
  const tomorrow = dateOfDay((dayNumber(now.slice(0, 10)) ?? 0) + 1);
  const place = rates.findIndex(({ statedOn }) => statedOn > tomorrow);
  if (place === -1) return;
  const field = ['rates', String(place), 'statedOn'];
  refuse('INVALID_INPUT', field, `${field.join('.')}: lies in the future, for which nobody has stated a rate yet`);
}

function onceEach(
  rates: readonly { readonly base: string; readonly quote: string; readonly statedOn: string }[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [place, rate] of rates.entries()) {
    const key = pairAndDay(rate);
    if (seen.has(key)) context.addIssue({ code: 'custom', path: [place], message: `states ${key} twice` });
    seen.add(key);
  }
}
