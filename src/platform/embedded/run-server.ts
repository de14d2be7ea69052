import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error';
import { guard, letGo } from './guard';
import { readServerState, type ServerState } from './pid-file';
import type { Programs } from './programs';

const ATTEMPTS_MAX = 100;
const ANOTHER_AFTER_MS = 100;
const LOOK_AGAIN_MS = 10;
/** Five minutes: after a crash the server first repeats what it had not written out. */
const LOOKS = 30_000;

const PORT_TAKEN = /could not bind/;
/** Children of a server that was killed still run; they end by themselves. */
const MEMORY_HELD = /pre-existing shared memory block/;

interface Launch {
  readonly cluster: string;
  readonly programs: Programs;
  /** A port to try; asked again for another one. */
  readonly nextPort: () => Promise<number>;
  readonly argumentsFor: (port: number) => readonly string[];
  /** A directory that goes with the server should this process die; empty for none. */
  readonly debris: string;
  readonly log: (line: string) => void;
}

/** Starts the server of a cluster and returns when it takes connections. */
export async function runServer(launch: Launch): Promise<ServerState> {
  let port = await launch.nextPort();
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryPort(launch, port);
    if (typeof outcome !== 'string') return outcome;
    const next = await launch.nextPort();
    const mayPass = MEMORY_HELD.test(outcome) || (PORT_TAKEN.test(outcome) && next !== port);
    if (attempt === ATTEMPTS_MAX || !mayPass) throw new EmbeddedError(`postgres did not start: ${outcome}`);
    port = next;
    await setTimeout(ANOTHER_AFTER_MS);
  }
}

/** The running server, or what it said before it ended. */
async function tryPort(launch: Launch, port: number): Promise<ServerState | string> {
  const child = spawn(launch.programs.postgres, ['-D', launch.cluster, ...launch.argumentsFor(port)], {
    ...launch.programs.spawning,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C is for us, who then stop it in order
  });
  const said = listen(child, launch.log);
  guard(child, launch.debris);
  for (let look = 0; look < LOOKS && !said.hasEnded; look += 1) {
    const state = readServerState(launch.cluster);
    if (state !== null && state.pid === child.pid && state.isReady) {
      letGo(child);
      return state;
    }
    await setTimeout(LOOK_AGAIN_MS);
  }
  child.kill('SIGQUIT');
  return said.lastLines.join(' ');
}

interface Said {
  lastLines: readonly string[];
  hasEnded: boolean;
}

function listen(child: ChildProcess, log: (line: string) => void): Readonly<Said> {
  const said: Said = { lastLines: [], hasEnded: false };
  const hear = (line: string): void => {
    said.lastLines = [...said.lastLines.slice(-9), line];
    log(line);
  };
  if (child.stderr !== null) createInterface(child.stderr).on('line', hear);
  child.once('error', (error) => {
    hear(error.message);
    said.hasEnded = true;
  });
  child.once('close', () => {
    said.hasEnded = true;
  });
  return said;
}
