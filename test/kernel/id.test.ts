import fc from 'fast-check';
import { TypeID } from 'typeid-js';
import { ID_PREFIX, type IdKind, parsePublicId, publicId, publicIds } from '../../src/kernel/id';

const kinds = Object.keys(ID_PREFIX) as IdKind[];

describe('a public id', () => {
  it('is the TypeID of its UUID, and reads back to it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.uuid(), (kind, uuid) => {
        expect(publicId(kind, uuid)).toBe(TypeID.fromUUID(ID_PREFIX[kind], uuid).toString());
        expect(publicId(kind, uuid.toUpperCase())).toBe(publicId(kind, uuid));
        expect(parsePublicId(publicId(kind, uuid))).toEqual({ kind, uuid });
      }),
    );
  });

  it.each([
    ['the least', '00000000-0000-0000-0000-000000000000', 'out_00000000000000000000000000'],
    ['the greatest', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'out_7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ])('of %s UUID', (_, uuid, id) => {
    expect(publicId('outcome', uuid)).toBe(id);
  });

  it.each(['', 'x', '00000000-0000-0000-0000-00000000000', '00000000-0000-0000-0000-00000000000g'])(
    'is never made of %j',
    (text) => {
      expect(() => publicId('outcome', text)).toThrow('not a UUID');
    },
  );

  it('sorts like its UUID', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (a, b) => {
        expect(publicId('outcome', a) < publicId('outcome', b)).toBe(a < b);
      }),
    );
  });
});

describe('many public ids', () => {
  const bytesOf = (uuids: readonly string[]) => Buffer.from(uuids.join('').replaceAll('-', ''), 'hex');
  const uuids = fc.array(fc.oneof(fc.uuid(), fc.uuid({ version: 7 })));

  it('are those of each UUID, in alphabetical order, and their JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), uuids, (kind, list) => {
        const expected = list.map((uuid) => publicId(kind, uuid)).sort();
        const { json, count, first } = publicIds(kind, bytesOf(list));
        expect([json, count, first]).toEqual([JSON.stringify(expected), expected.length, expected[0] ?? null]);
        expect([...publicIds(kind, bytesOf(list))]).toEqual(expected);
      }),
    );
  });
});
