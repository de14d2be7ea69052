import { chmod, copyFile, link, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Readable by everybody, and runnable if it is by its owner. */
const isOpen = (mode: number): boolean => (mode & 0o004) !== 0 && ((mode & 0o001) !== 0 || (mode & 0o100) === 0);

/**
 * Repeats a tree where everybody may read and run it, whatever the umask. Files become hard links, which cost neither
 * time nor room, or copies where the file system or their own mode is in the way.
 */
export async function openCopy(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await openCopy(source, target);
    else if (!(await tryLink(source, target))) {
      await copyFile(source, target);
      await chmod(target, 0o755);
    }
  }
}

async function tryLink(source: string, target: string): Promise<boolean> {
  const { mode } = await stat(source);
  if (!isOpen(mode)) return false;
  try {
    await link(source, target);
    return true;
  } catch {
    return false; // another file system, or one without hard links
  }
}
