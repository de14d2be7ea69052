import fc from 'fast-check';
import { v5 } from 'uuid';
import { nameId } from '../../src/kernel/name-id';

test('the id of a name is the UUID of version 5 that everybody else makes of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (name, namespace) => {
      expect(nameId(name, namespace)).toBe(v5(name, namespace));
    }),
  );
});
