import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const MAKING = 'making-';

/** Makes a directory that is there whole or not at all, even if this process is killed half-way. */
export async function makeWhole(target: string, fill: (making: string) => Promise<void>): Promise<void> {
  const making = await mkdtemp(join(dirname(target), MAKING));
  try {
    await fill(making);
    await rename(making, target);
  } catch (error) {
    await remove(making);
    throw error;
  }
}

/** Removes what processes that were killed half-way left behind; the caller has the turn of the directory. */
export async function sweep(directory: string): Promise<void> {
  const debris = (await readdir(directory)).filter((name) => name.startsWith(MAKING));
  await Promise.all(debris.map((name) => remove(join(directory, name))));
}

/** Removes a directory in which a dying process may still be writing. */
export const remove = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
