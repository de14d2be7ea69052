import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { remove } from './make-whole';

/**
 * The directories in which the programs find their libraries by name. npm packs no symbolic links, and the package's
 * install script that makes them is often switched off, so they are made here, outside of node_modules.
 */
export async function libraryPath(native: string, root: string): Promise<readonly string[]> {
  const own = join(native, 'lib');
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [own];
  const directory = join(root, 'lib');
  await remove(directory);
  await mkdir(directory);
  await chmod(directory, 0o755);
  const links: readonly Link[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    await symlink(join(own, basename(source)), join(directory, basename(target)));
  }
  return [directory, own];
}

interface Link {
  readonly source: string;
  readonly target: string;
}
