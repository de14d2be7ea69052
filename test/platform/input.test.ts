import { z } from 'zod';
import { text } from '../../src/platform/input';
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
