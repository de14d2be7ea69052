/** Of five bits each, in their alphabetical order, so that ids sort like their UUIDs (TypeID, spec v0.3). */
const LETTERS = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz', 'latin1');

export const UUID_BYTES = 16;
/** Two bits more than a UUID has: they come first and are zero. */
export const SUFFIX_LENGTH = 26;

const HYPHEN = '-'.charCodeAt(0);
const TEXT_LENGTH = 36;
/** The value of each hexadecimal digit by its character code, in both cases. */
const NIBBLES = new Map<number, number>();
for (let value = 0; value < 16; value += 1)
  for (const digit of [value.toString(16), value.toString(16).toUpperCase()]) NIBBLES.set(digit.charCodeAt(0), value);
const NOT_HEXADECIMAL = 255;
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => NIBBLES.get(code) ?? NOT_HEXADECIMAL);

/** Reads the bytes of a UUID in its usual form; false where it is none, and then the bytes mean nothing. */
export function readUuid(text: string, into: Uint8Array): boolean {
  if (text.length !== TEXT_LENGTH) return false;
  let [at, seen] = [0, 0];
  for (let place = 0; place < TEXT_LENGTH; place += 2) {
    if (place === 8 || place === 13 || place === 18 || place === 23) {
      if (text.charCodeAt(place) !== HYPHEN) return false;
      place += 1;
    }
    const [high, low] = [valueAt(text, place), valueAt(text, place + 1)];
    seen |= high | low;
    into[at] = (high << 4) | low;
    at += 1;
  }
  return seen < 16;
}

const valueAt = (text: string, place: number): number => VALUES[text.charCodeAt(place)] ?? NOT_HEXADECIMAL;

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

/** Which UUID comes first, second and so on. */
export function orderOf(uuids: Uint8Array): readonly number[] {
  const order = Array.from({ length: uuids.length / UUID_BYTES }, (_, place) => place);
  // Those of one time are nearly always in order as they come.
  const isInOrder = order.every((place) => place === 0 || compare(uuids, place - 1, place) <= 0);
  return isInOrder ? order : order.sort((a, b) => compare(uuids, a, b));
}

function compare(uuids: Uint8Array, a: number, b: number): number {
  for (let at = 0; at < UUID_BYTES; at += 1) {
    const difference = byteOf(uuids, a * UUID_BYTES + at) - byteOf(uuids, b * UUID_BYTES + at);
    if (difference !== 0) return difference;
  }
  return 0;
}

const byteOf = (uuids: Uint8Array, at: number): number => uuids[at] ?? 0;
