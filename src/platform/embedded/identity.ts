import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedError } from './embedded-error';

/** The user a program is started as; empty means as ourselves. Fits the options of `spawn`. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The user who runs the server of a cluster. PostgreSQL refuses root, who therefore becomes the owner of the data, or
 * for new data one of two users that every system has; no user is made.
 */
export function serverIdentity(cluster: string): Identity {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (isRoot()) return owner === undefined ? unprivilegedUser() : { uid: owner.uid, gid: owner.gid };
  if (owner === undefined || owner.uid === process.getuid?.()) return {};
  throw new EmbeddedError(`the data in ${cluster} belongs to the user with id ${owner.uid}`);
}

function unprivilegedUser(): Identity {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new EmbeddedError('root may not run it, and there is neither a user postgres nor nobody who could');
}

function idOf(kind: '-u' | '-g', name: string): number | null {
  const { status, stdout } = spawnSync('id', [kind, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}
