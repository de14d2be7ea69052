import { rational } from '../../src/kernel/rational';
import { excessOf } from '../../src/settlement/safety/safety.rules';

const eur = (amount: bigint) => ({ currency: 'EUR', amount });
const trailing = [{ currency: 'EUR', figure: 100n }];
const of = (multiple: string | null, first: string | null = null) => ({
  multiple: multiple === null ? null : rational(multiple),
  firstPeriodMaximum: first === null ? null : rational(first),
});

it.each([
  ['exactly a hundred times the trailing figure', [eur(10_000n)], trailing, null, null],
  ['one minor unit more', [eur(10_001n)], trailing, null, 10_001n],
  ['one minor unit more to take back', [eur(-10_001n)], trailing, null, -10_001n],
  ['lines that only sum up to it', [eur(10_000n), eur(1n)], trailing, null, 10_001n],
  ['lines whose sum is within', [eur(20_000n), eur(-15_000n)], trailing, null, null],
  ['a multiple of the plan', [eur(151n)], trailing, of('1.5'), 151n],
  ['no trailing figure', [eur(10n ** 12n)], [], null, null],
  ['a trailing figure of nothing', [eur(10n ** 12n)], [{ currency: 'EUR', figure: 0n }], null, null],
  ['a first period within its maximum', [eur(200n)], [], of(null, '2'), null],
  ['a first period above its maximum', [eur(201n)], [], of(null, '2'), 201n],
  ['a maximum that history has replaced', [eur(201n)], trailing, of(null, '2'), null],
  ['a figure in another currency', [{ currency: 'JPY', amount: 10_001n }], trailing, null, null],
  ['nothing', [], trailing, null, null],
] as const)('%s', (_, lines, figures, safety, computed) => {
  expect(excessOf(lines, figures, safety)?.computed ?? null).toBe(computed);
});
