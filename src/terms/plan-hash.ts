import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import { withoutNulls } from './without-nulls';

/** The content hash of a plan document: equal documents have equal hashes, whatever the order of their fields. */
export const planHash = (document: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(withoutNulls(document)))
    .digest('hex');
