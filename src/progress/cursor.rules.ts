/** A place in the sequence of one vendor; valid for every stream of that vendor. */
export interface Place {
  readonly vendorId: string;
  readonly seq: bigint;
}

const VERSION = 1;
const BYTES = 25;
const FORM = /^[\w-]{34}$/;

/** Writes a place as an opaque text: version, vendor and number in 34 URL-safe characters. */
export function cursorOf({ vendorId, seq }: Place): string {
  const bytes = Buffer.alloc(BYTES);
  bytes.writeUInt8(VERSION, 0);
  bytes.write(vendorId.replaceAll('-', ''), 1, 'hex');
  bytes.writeBigInt64BE(seq, 17);
  return bytes.toString('base64url');
}

/** Reads a cursor back; null for every text that `cursorOf` does not write. */
export function placeOf(cursor: string): Place | null {
  if (!FORM.test(cursor)) return null;
  const bytes = Buffer.from(cursor, 'base64url');
  const seq = bytes.readBigInt64BE(17);
  const isOurs = bytes.readUInt8(0) === VERSION && seq >= 0n && bytes.toString('base64url') === cursor;
  return isOurs ? { vendorId: uuidOf(bytes.toString('hex', 1, 17)), seq } : null;
}

const uuidOf = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
