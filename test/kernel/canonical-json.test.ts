import fc from 'fast-check';
import { canonicalJson } from '../../src/kernel/canonical-json';

it.each([
  [null, 'null'],
  [{ b: 1, a: [true, 'x', 10n, null] }, '{"a":[true,"x",10,null],"b":1}'],
  [{ gone: undefined, 'quo"te': 'back\\slash' }, '{"quo\\"te":"back\\\\slash"}'],
  ['line\nfeed and \u0000', '"line\\nfeed and \\u0000"'],
  ['half \ud800', '"half \\ud800"'],
  ['\ud83d\ude00', '"\ud83d\ude00"'],
])('%j is written %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

it('strings are written as JSON.stringify writes them, byte by byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(canonicalJson(text)).toBe(JSON.stringify(text));
    }),
  );
});

it('the order of keys does not matter, and what was written reads the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
    }),
  );
});

it('keys stand in the order of their code units, however many there are', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer(), { maxKeys: 40 }), (value) => {
      const members = Object.keys(value)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${value[key]}`);
      expect(canonicalJson(value)).toBe(`{${members.join(',')}}`);
    }),
  );
});
