import fc from 'fast-check';
import { validate, version } from 'uuid';
import { readUuid, UUID_BYTES, uuidText } from '../../src/kernel/uuid-bytes';
import { systemIds } from '../../src/platform/ports';

test('the bytes of a UUID are written as the text that they were read from', () => {
  fc.assert(
    fc.property(fc.uuid(), (text) => {
      const bytes = new Uint8Array(UUID_BYTES);
      expect(readUuid(text.toUpperCase(), bytes)).toBe(true);
      expect(uuidText(bytes)).toBe(text);
    }),
  );
});

test('fewer or more bytes are no UUID', () => {
  for (const count of [0, UUID_BYTES - 1, UUID_BYTES + 1])
    expect(() => uuidText(new Uint8Array(count))).toThrow(`${count} bytes`);
});

test('ids of one process are UUIDs of version 7, each once and in order', () => {
  const ids = Array.from({ length: 1_000 }, () => systemIds.next());
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect([...new Set(ids)].sort()).toEqual(ids);
});
