import fc from 'fast-check';
import { cursorOf, placeOf } from '../../src/progress/cursor.rules';

const place = fc.record({ vendorId: fc.uuid(), seq: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }) });

describe('a cursor', () => {
  it('is read back as the place it was written for', () => {
    fc.assert(fc.property(place, (written) => expect(placeOf(cursorOf(written))).toEqual(written)));
  });

  it('has one spelling: whatever else reads like it is refused', () => {
    fc.assert(
      fc.property(place, fc.nat(33), fc.string({ minLength: 1, maxLength: 1 }), (written, at, letter) => {
        const cursor = cursorOf(written);
        const forged = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        const read = placeOf(forged);
        if (read !== null) expect(cursorOf(read)).toBe(forged);
      }),
    );
  });

  it.each(['', 'abc', '1', cursorOf({ vendorId: '00000000-0000-7000-8000-00000000000a', seq: 1n }).slice(1)])(
    'is refused where it is malformed: %j',
    (text) => {
      expect(placeOf(text)).toBeNull();
    },
  );

  it('of another version is refused', () => {
    const bytes = Buffer.from(cursorOf({ vendorId: '00000000-0000-7000-8000-00000000000a', seq: 1n }), 'base64url');
    bytes.writeUInt8(2, 0);
    expect(placeOf(bytes.toString('base64url'))).toBeNull();
  });
});
