import { publicId } from '../../src/kernel/id';
import { rational } from '../../src/kernel/rational';
import { excessOf } from '../../src/settlement/safety/safety.rules';

const PAYEES = { lead: '01890a5d-ac96-774b-bcce-b302099a8057', field: '01890a5d-ac96-774b-bcce-b302099a8058' };
const eur = (amount: bigint, payee = 'lead') => ({ payee, currency: 'EUR', amount });
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
  ['a figure in another currency', [{ payee: 'lead', currency: 'JPY', amount: 10_001n }], trailing, null, null],
  ['two partners that only sum up to it', [eur(10_000n), eur(1n, 'field')], trailing, null, 10_001n],
  ['two partners whose pay cancels out', [eur(5_001n), eur(-5_000n, 'field')], trailing, null, 1n],
  ['opposite pay that is within', [eur(5_000n), eur(-5_000n, 'field')], trailing, null, null],
  ['nothing', [], trailing, null, null],
] as const)('%s', (_, lines, figures, safety, computed) => {
  expect(excessOf(lines, { payees: PAYEES, trailing: figures, safety })?.computed ?? null).toBe(computed);
});

it('says who would get what, the largest first, and nobody who gets nothing', () => {
  const lines = [eur(1n), eur(-10_001n, 'field'), eur(-1n, 'lead'), eur(30_000n, 'nobody')];
  const field = publicId('partner', PAYEES.field);
  expect(excessOf(lines, { payees: PAYEES, trailing, safety: null })?.reason).toBe(
    `the period would pay 300.00 EUR to nobody and -100.01 EUR to ${field}, in all more than 100 times the trailing figure of 1.00 EUR`,
  );
});
