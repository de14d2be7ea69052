import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot } from './identity';

/**
 * Where a checkout keeps its data if MEED_DATA_DIR does not say. As root the server runs as another user, who may not
 * enter root's home; a directory for each checkout lets a fresh clone start fresh.
 */
export function defaultDataDir(checkoutPath: string): string {
  const checkout = realpathSync(checkoutPath);
  if (!isRoot()) return join(checkout, '.data');
  return join('/var/lib/meed', createHash('sha256').update(checkout).digest('hex').slice(0, 12));
}
