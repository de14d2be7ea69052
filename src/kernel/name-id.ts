import { hash } from 'node:crypto';
import { readUuid, UUID_BYTES } from './uuid-bytes';

/** The fourth group begins with the variant, 10 in binary, and two bits of the hash. */
const VARIANTS = '89ab';

/** The UUID of version 5 that follows from a name within a namespace, itself a UUID: the same name, the same id, everywhere. */
export function nameId(name: string, namespace: string): string {
  const bytes = Buffer.allocUnsafe(UUID_BYTES + Buffer.byteLength(name));
  if (!readUuid(namespace, bytes)) throw new Error(`not a UUID: ${namespace}`);
  bytes.write(name, UUID_BYTES);
  const digits = hash('sha1', bytes);
  const variant = VARIANTS.charAt(Number.parseInt(digits.charAt(16), 16) & 3);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
