import { writeFileSync } from 'node:fs';
import { type EmbeddedServer, embeddedServer } from './embedded-server';
import { endServer } from './end-server';
import { freePort } from './free-port';
import { type Home, openHome, openThrowawayHome } from './home';
import { initCluster } from './init-cluster';
import { remove, sweep } from './make-whole';
import { disown, findServer, own } from './owner';
import type { ServerState } from './pid-file';
import { preparePrograms } from './programs';
import { readIfThere } from './read-if-there';
import { runServer } from './run-server';
import { type Settings, settingArguments } from './settings';
import { inTurn } from './turn';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** For tests: in a new directory inside `dataDir`, not safe against a crash of the machine, removed with the server. */
  readonly throwaway?: boolean;
  /** A free one if none is given. */
  readonly port?: number;
  /** Settings of PostgreSQL that win over ours. */
  readonly settings?: Settings;
  /** Hears every line that the server writes. */
  readonly log?: (line: string) => void;
}

/**
 * Starts the PostgreSQL that npm installed, or shares the one that another process runs on the same directory. It ends
 * with `stop`, and also if this process is killed.
 */
export function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  return options.throwaway === true ? startThrowaway(options) : startDurable(options);
}

async function startDurable(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = openHome(options.dataDir);
  return inTurn(home.root, async () => {
    const running = await findServer(home);
    if (running !== null) return embeddedServer(home, running, null);
    await sweep(home.root);
    const server = await launch(home, options);
    own(home, server.pid);
    writeFileSync(home.port, String(server.port));
    const stop = async (): Promise<void> => {
      await endServer(home.cluster, server.pid, 'fast');
      disown(home, server.pid);
    };
    return embeddedServer(home, server, () => inTurn(home.root, stop));
  });
}

async function startThrowaway(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = openThrowawayHome(options.dataDir);
  try {
    const server = await launch(home, options);
    return embeddedServer(home, server, async () => {
      await endServer(home.cluster, server.pid, 'immediate');
      await remove(home.root);
    });
  } catch (error) {
    await remove(home.root);
    throw error;
  }
}

async function launch(home: Home, options: EmbeddedOptions): Promise<ServerState> {
  const { throwaway: isThrowaway = false, settings = {}, log = () => {} } = options;
  const programs = await preparePrograms(home);
  await initCluster(home, programs, isThrowaway);
  return runServer({
    cluster: home.cluster,
    programs,
    nextPort: nextPortOf(home, options),
    argumentsFor: (chosen) => settingArguments(chosen, isThrowaway, settings),
    debris: isThrowaway ? home.root : '',
    log,
  });
}

/** The port that was asked for; otherwise that of the last server first, and then any free one. */
function nextPortOf(home: Home, { port }: EmbeddedOptions): () => Promise<number> {
  let last = Number(readIfThere(home.port));
  return async () => {
    const remembered = last;
    last = 0;
    return port ?? (remembered > 0 ? remembered : freePort());
  };
}
