/** Of five bits each, in their alphabetical order, so that ids sort like their UUIDs (TypeID, spec v0.3). */
const LETTERS = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz', 'latin1');

/** Two bits more than a UUID has: they come first and are zero. */
export const SUFFIX_LENGTH = 26;

/** Writes the UUID whose bytes begin at a place as its letters. */
export function writeSuffix(uuids: Uint8Array, from: number, into: Uint8Array, at: number): void {
  const first = byteOf(uuids, from);
  into[at] = LETTERS[first >> 5] ?? 0;
  into[at + 1] = LETTERS[first & 31] ?? 0;
  writeEight(uuids, from + 1, into, at + 2);
  writeEight(uuids, from + 6, into, at + 10);
  writeEight(uuids, from + 11, into, at + 18);
}

/** Five bytes are eight letters. */
function writeEight(uuids: Uint8Array, from: number, into: Uint8Array, at: number): void {
  const middle = byteOf(uuids, from + 2);
  writeFour((byteOf(uuids, from) << 12) | (byteOf(uuids, from + 1) << 4) | (middle >> 4), into, at);
  writeFour(((middle & 15) << 16) | (byteOf(uuids, from + 3) << 8) | byteOf(uuids, from + 4), into, at + 4);
}

function writeFour(bits: number, into: Uint8Array, at: number): void {
  into[at] = LETTERS[bits >> 15] ?? 0;
  into[at + 1] = LETTERS[(bits >> 10) & 31] ?? 0;
  into[at + 2] = LETTERS[(bits >> 5) & 31] ?? 0;
  into[at + 3] = LETTERS[bits & 31] ?? 0;
}

const byteOf = (uuids: Uint8Array, at: number): number => uuids[at] ?? 0;
