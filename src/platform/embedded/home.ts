import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedError, messageOf } from './embedded-error';
import { isRoot } from './identity';

/** Where things lie in a data directory. */
export interface Home {
  readonly root: string;
  /** What PostgreSQL calls its data directory. */
  readonly cluster: string;
  /** The superuser's password. */
  readonly password: string;
  /** The port of the last server: the next one takes it again, so that who was connected finds it. */
  readonly port: string;
  /** The process that runs the server, and the server. */
  readonly owner: string;
}

/** The home in a directory, which is made if it is missing. */
export function openHome(dataDir: string): Home {
  return usable(dataDir, () => makeDirectories(dataDir));
}

/** A home of its own inside a directory, for a server that leaves nothing behind. */
export function openThrowawayHome(dataDir: string): Home {
  return usable(dataDir, () => {
    makeDirectories(dataDir);
    const root = mkdtempSync(join(dataDir, 'meed-throwaway-'));
    letEnter(root);
    return root;
  });
}

function usable(dataDir: string, make: () => string): Home {
  try {
    // One spelling for one directory: the command line of a running server is compared with it.
    const root = realpathSync(make());
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    const at = (name: string): string => join(root, name);
    return { root, cluster: at('pg'), password: at('password'), port: at('port'), owner: at('owner') };
  } catch (error) {
    throw new EmbeddedError(`the data directory ${dataDir} cannot be used (${messageOf(error)})`, { cause: error });
  }
}

function makeDirectories(dataDir: string): string {
  const path = resolve(dataDir);
  const first = mkdirSync(path, { recursive: true });
  if (first !== undefined) for (let made = path; made.length >= first.length; made = dirname(made)) letEnter(made);
  return path;
}

/** As root the server runs as another user, who must be able to pass, whatever the umask says. */
function letEnter(directory: string): void {
  if (isRoot()) chmodSync(directory, 0o755);
}
