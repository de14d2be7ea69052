import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries';
import { EmbeddedError } from './embedded-error';
import type { Identity } from './identity';
import { makeWhole, remove } from './make-whole';
import { openCopy } from './open-copy';

const COPY = 'native-';

/**
 * Binaries that the server's user can run. A checkout often lies where only its owner may go (root's home is closed on
 * Debian), so then they are repeated once, 60 MB, beside the data.
 */
export async function reachableBinaries(binaries: Binaries, identity: Identity, root: string): Promise<Binaries> {
  if (identity.uid === undefined) return binaries;
  if (!canPass(identity, root)) {
    throw new EmbeddedError(`root runs it as the user with id ${identity.uid}, who cannot enter ${root}`);
  }
  if (canPass(identity, join(binaries.native, 'bin', 'initdb'))) return binaries;
  const name = `${COPY}${binaries.version}`;
  const copies = (await readdir(root)).filter((entry) => entry.startsWith(COPY));
  if (!copies.includes(name)) await makeWhole(join(root, name), (making) => openCopy(binaries.native, making));
  await Promise.all(copies.filter((copy) => copy !== name).map((copy) => remove(join(root, copy))));
  return { ...binaries, native: join(root, name) };
}

const canPass = (identity: Identity, path: string): boolean =>
  spawnSync('sh', ['-c', 'test -x "$1"', 'sh', path], { ...identity, cwd: '/' }).status === 0;
