import { z } from 'zod';
import { decimal, instant, text } from '../../src/platform/input';
import { parseInput } from '../../src/platform/parse-input';

const SCHEMA = z.object({ reason: text() });

it.each([
  ['white space', ' \t\n\u00a0\u2003'],
  ['a zero-width space', '\u200b'],
  ['joiners and a byte order mark', '\u200c\u200d\u2060\ufeff'],
  ['marks of direction among spaces', ' \u200e\u202e \u2066'],
  ['a soft hyphen', '\u00ad'],
  ['fillers of Hangul', '\u3164\u115f\uffa0'],
  ['a variation selector', '\ufe0f'],
  ['tags', '\u{e0041}'],
  ['a Braille pattern without dots', '\u2800'],
  ['control characters', '\u0001\u007f'],
  ['nothing', ''],
])('refuses a text of %s alone, and names its field', (_, reason) => {
  expect(() => parseInput(SCHEMA, { reason })).toThrow('reason: must not be blank');
});

it.each(['.', '0', 'न\u200dम', 'می\u200cخواهم', '\u{1f469}\u200d\u{1f527}', ' a\u200b'])(
  'takes %p as it is',
  (reason) => {
    expect(parseInput(SCHEMA, { reason })).toEqual({ reason });
  },
);

it.each([
  ['a\u0000'.repeat(200), ['must not contain NUL or lone surrogates', 'must have at most 200 characters']],
  ['\ud800', ['must not contain NUL or lone surrogates']],
  ['a'.repeat(201), ['must have at most 200 characters']],
])('tells all that is wrong with a text', (reason, messages) => {
  const { error } = SCHEMA.safeParse({ reason });
  expect(error?.issues.map(({ message }) => message)).toEqual(messages);
});

it.each([
  ['1.50', '1.5'],
  ['-0', '0'],
])('reads the number %s as %s', (given, read) => expect(decimal().parse(given)).toBe(read));

it.each(['', 'a', '1e3', '+1', '01', '.5', '1.', '1,5', `1${'0'.repeat(28)}`, `0.${'1'.repeat(13)}`])(
  'refuses the number %p once',
  (given) => {
    expect(
      decimal()
        .safeParse(given)
        .error?.issues.map(({ message }) => message),
    ).toEqual(['is not a plain decimal number such as -1250.75 (up to 28 digits before the point, 12 after)']);
  },
);

it.each([
  ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
  ['2026-03-01 23:59:59.9999999z', '2026-03-01T23:59:59.999Z'],
  ['2026-03-01T00:30+01:00', '2026-02-28T23:30:00.000Z'],
])('reads the instant %s as %s', (given, read) => expect(instant().parse(given)).toBe(read));

it.each([
  ['', 'needs the form 2026-09-30T21:59:59Z, with Z or an offset'],
  ['2026-03-01', 'needs the form 2026-09-30T21:59:59Z, with Z or an offset'],
  ['2026-02-29T00:00Z', 'names a date that does not exist'],
  ['2026-03-01T24:00Z', 'names a time of day that does not exist'],
  ['2026-03-01T10:00+25:00', 'has an offset that does not exist'],
])('refuses the instant %p once and says that it %s', (given, why) => {
  expect(
    instant()
      .safeParse(given)
      .error?.issues.map(({ message }) => message),
  ).toEqual([`is not an instant: "${given}" ${why}`]);
});
