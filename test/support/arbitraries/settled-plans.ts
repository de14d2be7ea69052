import fc from 'fast-check';
import type { Plan } from '../settling';

/** Currencies with no, two and three decimals. */
const DIGITS = { JPY: 0, EUR: 2, KWD: 3 } as const;

/** An amount of up to 99 main units in the digits of a currency. */
const amount = (digits: number) =>
  fc
    .integer({ min: 1, max: 99 * 10 ** digits })
    .map((minor) =>
      digits === 0
        ? String(minor)
        : `${Math.trunc(minor / 10 ** digits)}.${String(minor % 10 ** digits).padStart(digits, '0')}`,
    );

/** Plans over the outcomes of `Settling`: tiers, and by chance a fee, a share that is held back and a least pay. */
export const settledPlan = (currency: keyof typeof DIGITS): fc.Arbitrary<Plan> => {
  const money = amount(DIGITS[currency]);
  return fc
    .record({
      mode: fc.constantFrom('GRADUATED', 'VOLUME'),
      upTo: fc.constantFrom('5', '33.3', '60'),
      low: money,
      high: money,
      fee: fc.option(money, { nil: undefined }),
      held: fc.constantFrom(undefined, '0.1', '0.333333'),
      least: fc.option(money, { nil: undefined }),
    })
    .map(({ mode, upTo, low, high, fee, held, least }) => ({
      currency,
      components: [
        {
          key: 'resolved',
          pay: { tieredRate: { measure: 'resolved', mode, tiers: [{ upTo, unit: low }, { unit: high }] } },
        },
        ...(fee === undefined ? [] : [{ key: 'base', pay: { fixedFee: { amount: fee, per: 'MONTH' } } }]),
      ],
      ...(held !== undefined && { holdback: { share: held, release: { on: 'REVIEW' } } }),
      // Two periods may be worth anything: none of them is to be parked.
      safety: { multiple: '1000000000' },
      ...(least !== undefined && { adjustments: [{ key: 'least', minimum: { amount: least } }] }),
    }));
};
