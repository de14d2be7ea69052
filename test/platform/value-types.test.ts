import fc from 'fast-check';
import { exactTypes } from '../../src/platform/value-types';

const TIMESTAMPTZ = 1184;
const read: (text: string) => unknown = exactTypes.getTypeParser(TIMESTAMPTZ);

describe('an instant as PostgreSQL writes it in UTC', () => {
  it.each([
    ['2026-01-31 10:00:00+00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31 10:00:00.5+00', '2026-01-31T10:00:00.500Z'],
    ['2026-01-31 10:00:00.05+00', '2026-01-31T10:00:00.050Z'],
    ['2026-01-31 10:00:00.123999+00', '2026-01-31T10:00:00.123Z'],
    ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31 23:59:59.999+00', '9999-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it('is what a date makes of it, whatever its fraction', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, fc.stringMatching(/^(\.\d{1,6})?$/), (date, fraction) => {
        const second = date.toISOString().slice(0, 19);
        expect(read(`${second.replace('T', ' ')}${fraction}+00`)).toBe(new Date(`${second}${fraction}Z`).toISOString());
      }),
    );
  });

  it.each(['infinity', '-infinity', '10000-01-01 00:00:00+00', '0001-01-01 00:00:00+00 BC'])('%s is none', (text) => {
    expect(() => read(text)).toThrow(RangeError);
  });
});
