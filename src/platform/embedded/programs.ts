import { delimiter, join } from 'node:path';
import { locateBinaries } from './binaries';
import type { Home } from './home';
import { type Identity, serverIdentity } from './identity';
import { libraryPath } from './libraries';
import { reachableBinaries } from './reachable';

/** The programs of PostgreSQL, and how they are to be run here. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: number;
  /** Options of `spawn`: as whom, where, and with nothing of our own environment but the way to the libraries. */
  readonly spawning: Identity & { readonly cwd: string; readonly env: NodeJS.ProcessEnv };
}

/** Makes the programs ready to run on the data of a home. */
export async function preparePrograms(home: Home): Promise<Programs> {
  const identity = serverIdentity(home.cluster);
  const { native, version } = await reachableBinaries(locateBinaries(), identity, home.root);
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  const libraries = [...(await libraryPath(native, home.root)), process.env[variable] ?? ''].filter(
    (path) => path !== '',
  );
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    majorVersion: Number.parseInt(version, 10),
    spawning: {
      ...identity,
      cwd: home.root,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', [variable]: libraries.join(delimiter) },
    },
  };
}
