import fc from 'fast-check';
import { type AgreementTerm, effectiveOn, mustEndAfter } from '../../src/agreements/agreement.rules';
import { hasEnded, periodAfter, periodLabelled, periodsThrough } from '../../src/agreements/period.rules';
import { dateOfDay, dayNumber } from '../../src/kernel/day';
import { CADENCES, contains, localDate, startOfDay } from '../../src/kernel/period';

const term = (more: Partial<AgreementTerm> = {}): AgreementTerm => ({
  startOn: '2026-01-15',
  endOn: null,
  cadence: 'MONTH',
  timeZone: 'Europe/Berlin',
  ...more,
});
const spans = (periods: readonly { label: string; start: string; endExclusive: string }[]) =>
  periods.map(({ label, start, endExclusive }) => `${label} ${start} ${endExclusive}`);

describe('the periods of an agreement', () => {
  it.each([
    [
      'months',
      {},
      '2026-03-10T00:00:00Z',
      ['2026-01 2026-01-15 2026-02-01', '2026-02 2026-02-01 2026-03-01', '2026-03 2026-03-01 2026-04-01'],
    ],
    [
      'quarters',
      { cadence: 'QUARTER' },
      '2026-04-01T00:00:00Z',
      ['2026-Q1 2026-01-15 2026-04-01', '2026-Q2 2026-04-01 2026-07-01'],
    ],
    [
      'years',
      { cadence: 'YEAR', endOn: '2027-02-01' },
      '2030-01-01T00:00:00Z',
      ['2026 2026-01-15 2027-01-01', '2027 2027-01-01 2027-02-01'],
    ],
    [
      'an end inside',
      { endOn: '2026-02-10' },
      '2026-06-01T00:00:00Z',
      ['2026-01 2026-01-15 2026-02-01', '2026-02 2026-02-01 2026-02-10'],
    ],
    ['an end at a period start', { endOn: '2026-02-01' }, '2026-06-01T00:00:00Z', ['2026-01 2026-01-15 2026-02-01']],
    ['not begun', {}, '2025-12-31T12:00:00Z', []],
    ['not begun in its first month', {}, '2026-01-14T12:00:00Z', []],
    // In Berlin the new month has begun an hour before it does in UTC.
    [
      'a time zone',
      { startOn: '2026-02-01' },
      '2026-02-28T23:30:00Z',
      ['2026-02 2026-02-01 2026-03-01', '2026-03 2026-03-01 2026-04-01'],
    ],
  ])('are cut and clipped: %s', (_, more, through, expected) => {
    expect(spans(periodsThrough(term(more), through))).toEqual(expected);
  });

  it('are found by label only where the agreement has such a period', () => {
    expect(periodLabelled(term(), '2026-01')).toMatchObject({ label: '2026-01', start: '2026-01-15' });
    for (const label of ['2025-12', '2026-Q1', '2026', 'March', '']) expect(periodLabelled(term(), label)).toBeNull();
    expect(periodLabelled(term({ endOn: '2026-02-01' }), '2026-02')).toBeNull();
  });

  it('go on beyond the end for corrections only', () => {
    const ended = term({ endOn: '2026-02-10' });
    expect(spans([periodAfter(ended, { label: '2026-01', endOn: '2026-02-01' })])).toEqual([
      '2026-02 2026-02-01 2026-02-10',
    ]);
    expect(spans([periodAfter(ended, { label: '2026-02', endOn: '2026-02-10' })])).toEqual([
      '2026-03 2026-03-01 2026-04-01',
    ]);
  });

  const day = (from: string, to: string) =>
    fc.integer({ min: dayNumber(from) ?? 0, max: dayNumber(to) ?? 0 }).map(dateOfDay);
  const anyTerm = fc.record({
    startOn: day('2024-01-01', '2026-12-31'),
    length: fc.option(fc.integer({ min: 1, max: 900 })),
    cadence: fc.constantFrom(...CADENCES),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu'),
  });
  const instants = fc.date({ min: new Date('2023-06-01'), max: new Date('2028-06-01'), noInvalidDate: true });

  it('tile the term without gap or overlap, and every instant of the term belongs to exactly one', () => {
    fc.assert(
      fc.property(anyTerm, instants, instants, ({ length, ...shape }, through, instant) => {
        const endOn = length === null ? null : dateOfDay((dayNumber(shape.startOn) ?? 0) + length);
        const drawn = { ...shape, endOn };
        const periods = periodsThrough(drawn, through.toISOString());
        for (const [index, period] of periods.entries()) {
          expect(period.start < period.endExclusive).toBe(true);
          expect(period.start).toBe(index === 0 ? drawn.startOn : periods[index - 1]?.endExclusive);
          expect(periodLabelled(drawn, period.label)).toEqual(period);
        }
        const at = canonical(instant);
        const today = localDate(at, drawn.timeZone);
        const isInTerm = today >= drawn.startOn && (endOn === null || today < endOn);
        const holders = periods.filter((period) => contains(period, at));
        expect(holders.length).toBeLessThanOrEqual(isInTerm ? 1 : 0);
        if (isInTerm && at <= canonical(through)) expect(holders).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});

/** An instant in the canonical form that `contains` compares. */
const canonical = (instant: Date): string => instant.toISOString().replace('Z', '000Z');

describe('the states of a period', () => {
  it('begin to change once the last instant has passed in the zone of the agreement', () => {
    const march = { endExclusive: '2026-04-01', timeZone: 'Europe/Berlin' };
    expect(startOfDay('2026-04-01', 'Europe/Berlin')).toBe('2026-03-31T22:00:00.000000Z');
    expect(hasEnded(march, '2026-03-31T21:59:59.999Z')).toBe(false);
    expect(hasEnded(march, '2026-03-31T22:00:00.000Z')).toBe(true);
  });
});

describe('new terms', () => {
  it.each([
    ['before anybody is bound', false, '2026-03-10T12:00:00Z', '2026-01-15'],
    ['before the start', true, '2026-01-10T12:00:00Z', '2026-01-15'],
    ['in a running period', true, '2026-03-10T12:00:00Z', '2026-04-01'],
    ['on the last evening of a period', true, '2026-03-31T21:59:00Z', '2026-04-01'],
    ['an hour later, in the next period', true, '2026-03-31T22:30:00Z', '2026-05-01'],
  ])('apply from the start of a period that has not begun: %s', (_, isBinding, now, day) => {
    expect(effectiveOn(term(), isBinding, now)).toBe(day);
  });
});

it('an end takes nothing back that has begun', () => {
  const now = '2026-03-10T12:00:00Z';
  expect(mustEndAfter(term(), now, '2026-03-01')).toBe('2026-03-10');
  expect(mustEndAfter(term(), now, '2026-04-01')).toBe('2026-04-01');
  expect(mustEndAfter(term({ startOn: '2026-09-01' }), now, null)).toBe('2026-09-01');
});
