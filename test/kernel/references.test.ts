import fc from 'fast-check';
import { canonicalJson } from '../../src/kernel/canonical-json';
import { References } from '../../src/kernel/references';

describe('references', () => {
  it('are the given ones in alphabetical order, one by one and as JSON of either kind', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (list) => {
        const references = References.of(list);
        const sorted = [...list].sort();
        expect([...references]).toEqual(sorted);
        expect(JSON.stringify({ references })).toBe(JSON.stringify({ references: sorted }));
        expect(canonicalJson({ references })).toBe(canonicalJson({ references: sorted }));
        expect([references.count, references.first]).toEqual([sorted.length, sorted[0] ?? null]);
      }),
    );
  });
});
