import { createHash } from 'node:crypto';
import { publicId, uuidOf } from '../kernel/id';

/** What an invitation says: which membership of which vendor, and the secret that proves it was received. */
export interface Invitation {
  readonly vendorId: string;
  readonly membershipId: string;
  readonly secret: string;
}

/** Writes an invitation as the one code a person is sent. */
export const invitationCode = ({ vendorId, membershipId, secret }: Invitation): string =>
  [publicId('vendor', vendorId), publicId('membership', membershipId), secret].join('.');

/** Reads a code back; null where it is not one. */
export function readInvitation(code: string): Invitation | null {
  const [vendor, membership, secret, ...rest] = code.split('.');
  const vendorId = uuidOf('vendor', vendor ?? '');
  const membershipId = uuidOf('membership', membership ?? '');
  if (vendorId === null || membershipId === null || secret === undefined || secret === '' || rest.length > 0)
    return null;
  return { vendorId, membershipId, secret };
}

/** Only the hash of a secret is kept. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');
