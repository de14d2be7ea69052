export const UUID_BYTES = 16;

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

const DIGITS = Buffer.from('0123456789abcdef', 'latin1');
/** Where the digits of each byte stand between the hyphens. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
/** One is written at a time. */
const WRITTEN = Buffer.alloc(TEXT_LENGTH, '-', 'latin1');

/** Writes the bytes of a UUID in its usual form; throws where they are not as many. */
export function uuidText(bytes: Uint8Array): string {
  if (bytes.length !== UUID_BYTES) throw new Error(`${bytes.length} bytes are not the bytes of a UUID`);
  for (const [at, place] of PLACES.entries()) {
    const byte = bytes[at] ?? 0;
    WRITTEN[place] = DIGITS[byte >> 4] ?? 0;
    WRITTEN[place + 1] = DIGITS[byte & 15] ?? 0;
  }
  return WRITTEN.toString('latin1');
}

/** Which of many UUIDs, one after the other, comes first, second and so on; throws where one of them is cut off. */
export function orderOf(uuids: Uint8Array): readonly number[] {
  if (uuids.length % UUID_BYTES !== 0) throw new Error(`${uuids.length} bytes are not the bytes of UUIDs`);
  const order = Array.from({ length: uuids.length / UUID_BYTES }, (_, place) => place);
  // Those of one time are nearly always in order as they come.
  const isInOrder = order.every((place) => place === 0 || compare(uuids, place - 1, place) <= 0);
  return isInOrder ? order : order.sort((a, b) => compare(uuids, a, b));
}

function compare(uuids: Uint8Array, a: number, b: number): number {
  for (let at = 0; at < UUID_BYTES; at += 1) {
    const difference = (uuids[a * UUID_BYTES + at] ?? 0) - (uuids[b * UUID_BYTES + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
