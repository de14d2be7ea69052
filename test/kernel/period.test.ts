import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateOfDay, dayNumber } from '../../src/kernel/day';
import { parseInstant, parsePlainDate } from '../../src/kernel/instant';
import {
  boundsOf,
  CADENCES,
  contains,
  daysIn,
  isTimeZone,
  localDate,
  next,
  parseLabel,
  periodBetween,
  periodOf,
} from '../../src/kernel/period';

const BERLIN = 'Europe/Berlin';

describe('periods of business time zones', () => {
  test.each([
    ['2016-03-15', 'MONTH', '2016-03', '2016-03-01', '2016-04-01', 31],
    ['2016-02-29', 'MONTH', '2016-02', '2016-02-01', '2016-03-01', 29],
    ['2015-12-31', 'QUARTER', '2015-Q4', '2015-10-01', '2016-01-01', 92],
    ['2016-06-30', 'YEAR', '2016', '2016-01-01', '2017-01-01', 366],
  ] as const)('%s by %s is %s', (at, cadence, label, start, endExclusive, days) => {
    const period = periodOf(at, cadence, BERLIN);
    expect(period).toEqual({ label, start, endExclusive, timeZone: BERLIN });
    expect(daysIn(period)).toBe(days);
    expect(parseLabel(label, BERLIN)).toEqual(period);
    expect(periodBetween(start, endExclusive, BERLIN)).toEqual(period);
    expect(next(period, cadence).start).toBe(endExclusive);
  });

  test('an instant belongs to the period that the local clock shows', () => {
    expect(periodOf('2016-03-31T21:59:59.999999Z', 'MONTH', BERLIN).label).toBe('2016-03');
    expect(periodOf('2016-03-31T22:00:00Z', 'MONTH', BERLIN).label).toBe('2016-04');
    expect(periodOf('2016-01-01T04:59:59Z', 'YEAR', 'America/New_York').label).toBe('2015');
    expect(localDate('2016-03-31T22:00:00Z', BERLIN)).toBe('2016-04-01');
  });

  test('daylight saving moves the bounds, not the days: March 2016 in Berlin has 743 hours', () => {
    const march = periodOf('2016-03-01', 'MONTH', BERLIN);
    expect(boundsOf(march)).toEqual({
      start: '2016-02-29T23:00:00.000000Z',
      endExclusive: '2016-03-31T22:00:00.000000Z',
    });
    expect(contains(march, '2016-02-29T22:59:59.999999Z')).toBe(false);
    expect(contains(march, '2016-02-29T23:00:00.000000Z')).toBe(true);
    expect(contains(march, '2016-03-31T22:00:00.000000Z')).toBe(false);
  });

  test('a day whose midnight does not exist begins at its first instant', () => {
    const october = periodBetween('2018-11-04', '2018-11-05', 'America/Sao_Paulo');
    expect(boundsOf(october).start).toBe('2018-11-04T03:00:00.000000Z');
  });

  test('every instant of 60 years belongs to exactly one period of each cadence', () => {
    const zones = fc.constantFrom(BERLIN, 'UTC', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia');
    const seconds = fc.integer({ min: 0, max: 60 * 366 * 86_400 });
    fc.assert(
      fc.property(seconds, zones, fc.constantFrom(...CADENCES), (second, zone, cadence) => {
        const text = new Date(second * 1000).toISOString();
        const instant = parseInstant(text);
        if (!instant.ok) throw new Error(instant.message);
        const period = periodOf(instant.value, cadence, zone);
        expect(contains(period, instant.value)).toBe(true);
        expect(contains(next(period, cadence), instant.value)).toBe(false);
      }),
    );
  });

  test('labels and zones that do not exist are refused', () => {
    for (const label of ['2016-13', '2016-Q5', '16', '2016-3', 'March', ''])
      expect(parseLabel(label, BERLIN)).toBeNull();
    expect(isTimeZone(BERLIN)).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
    expect(isTimeZone('+01:00')).toBe(false);
  });

  test('a span that is no calendar period is labelled by its ends', () => {
    expect(periodBetween('2016-03-05', '2016-03-12', BERLIN).label).toBe('2016-03-05/2016-03-12');
  });
});

describe('dates and instants as text', () => {
  test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '0000-01-01', '2026-04-31'])(
    '%s does not exist',
    (text) => expect(parsePlainDate(text).ok).toBe(false),
  );

  test.each([
    ['2026-09-30T21:59:59Z', '2026-09-30T21:59:59.000000Z'],
    ['2026-09-30T23:59:59.1234567+02:00', '2026-09-30T21:59:59.123456Z'],
    ['2024-02-29T00:30:00+01:00', '2024-02-28T23:30:00.000000Z'],
    ['2026-12-31T23:30:00-0100', '2027-01-01T00:30:00.000000Z'],
    ['2026-09-30 21:59Z', '2026-09-30T21:59:00.000000Z'],
  ])('%s is read as %s', (text, canonical) => expect(parseInstant(text)).toEqual({ ok: true, value: canonical }));

  test.each([
    '2026-02-30T00:00:00Z',
    '2026-09-30T24:00:00Z',
    '2026-09-30T21:59:60Z',
    '2026-09-30T21:59:59',
    '2026-09-30',
  ])('%s is refused', (text) => expect(parseInstant(text)).toMatchObject({ ok: false, code: 'INVALID_INPUT' }));

  test('instants that leave the years 1 to 9999 are refused', () => {
    expect(parseInstant('9999-12-31T23:30:00-01:00').ok).toBe(false);
    expect(parseInstant('0001-01-01T00:30:00+01:00').ok).toBe(false);
  });

  test('day numbers agree with the calendar of Temporal and with their inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString();
        expect(dateOfDay(day)).toBe(date);
        expect(dayNumber(date)).toBe(day);
      }),
    );
  });
});
