import fc from 'fast-check';
import type { Result } from '../../src/engine/line';
import { evaluate } from '../../src/engine/statement';
import { sharedGain, storedSharing } from '../../src/settlement/sharing.rules';
import { factsFrom, planFrom } from '../support/plans/examples';

/** The size of `npm test`; `PROPERTY_RUNS` runs the same law at any size. */
const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? '100') };
const DIGITS = { JPY: 0, EUR: 2, KWD: 3 } as const;
const PERIOD = { start: '2026-01-01', endExclusive: '2026-02-01', timeZone: 'UTC' };

const text = (minor: bigint, digits: number): string => {
  if (digits === 0) return `${minor}`;
  const padded = `${minor}`.padStart(digits + 1, '0');
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
};
const percent = fc.integer({ min: 0, max: 100 }).map((whole) => (whole / 100).toFixed(2));
const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
const sharing = fc.record({ share: percent, minimumRate: percent, maximumRate: percent });
const terms = fc.oneof(
  fc.record({ gain: sharing, loss: sharing }),
  percent.map((share) => ({ corridor: { bands: [{ upTo: '0.05', share: '0' }, { share }] } })),
  fc.record({ shareUnder: percent, shareOver: percent }).map((shares) => ({
    targetCost: { targetFee: '0', ...shares },
  })),
);

/** Checks the law on plans with and without segments, bounds, holdback and split. */
const closes = (paid: (result: Result) => bigint) =>
  fc.assert(
    fc.property(
      fc.constantFrom('JPY', 'EUR', 'KWD'),
      terms,
      amount,
      fc.array(amount, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.option(percent, { nil: undefined }),
      (currency, how, baseline, costs, isSegmented, part) => {
        const digits = DIGITS[currency];
        const fact = (measure: string, minor: bigint, shop: string) => ({
          measure,
          quantity: text(minor, digits),
          unit: currency,
          dimensions: { shop },
        });
        const rest = part === undefined ? undefined : (1 - Number(part)).toFixed(2);
        const plan = planFrom({
          meed: 'plan/1',
          currency,
          components: [
            {
              key: 'savings',
              sharedSavings: { baselineMeasure: 'baseline', actualMeasure: 'cost', ...how },
              ...(isSegmented ? { segmentBy: 'shop' } : {}),
            },
          ],
          ...(part === undefined || rest === undefined
            ? {}
            : {
                split: [
                  { payee: 'a', share: part },
                  { payee: 'b', share: rest },
                ],
              }),
          holdback: { share: '0.15', release: { on: 'REVIEW' } },
        });
        const facts = costs.flatMap((cost, shop) => [
          fact('baseline', baseline, `${shop}`),
          fact('cost', cost, `${shop}`),
        ]);
        const result = evaluate(plan, factsFrom({ meed: 'facts/1', period: PERIOD, facts }));
        const [gain, ...more] = (storedSharing(result.sharing, result.currency) ?? []).map(sharedGain);
        expect(result.problems).toEqual([]);
        expect(more).toEqual([]);
        const gross = costs.reduce((sum, cost) => sum + baseline - cost, 0n);
        expect(gain?.gross).toBe(gross);
        expect(paid(result) + (gain?.client ?? 0n)).toBe(gross);
      },
    ),
    RUNS,
  );

const sum = (lines: Result['lines']): bigint => lines.reduce((total, line) => total + line.amount, 0n);

describe('what a baseline leaves over an actual', () => {
  it('is what all lines pay and what the client keeps, to the minor unit', () => closes(({ lines }) => sum(lines)));

  it.each([
    ['a payee is left out', ({ lines }: Result) => sum(lines.filter(({ payee }) => payee !== 'b'))],
    [
      'what is held is left out',
      ({ lines }: Result) => lines.reduce((total, { amount, held }) => total + amount - held, 0n),
    ],
  ])('is not where %s', (_, paid) => {
    expect(() => closes(paid)).toThrow('Property failed');
  });
});
