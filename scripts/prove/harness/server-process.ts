import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const MEED = path.join(__dirname, '..', '..', '..', 'bin', 'meed.js');
export const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot'];

/** One running `meed serve`. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  readonly isRunning: boolean;
  /** How it ends with kill -9: at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** How it is meant to end. */
  stop(): Promise<void>;
}

/** Starts a server process and waits until it listens. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const passed = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name] ?? '']));
  const child = spawn(process.execPath, [MEED, 'serve'], {
    env: { ...passed, PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const orphaned = (): void => void child.kill('SIGKILL');
  process.once('exit', orphaned);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => process.off('exit', orphaned));
  const port = await listening(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return {
    pid: child.pid ?? 0,
    port,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** The port that the server says it listens on; what it says instead if it never does. */
function listening(child: ChildProcess): Promise<number> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        const port = /"port":(\d+).*"msg":"listening"/.exec(line)?.[1];
        if (port !== undefined) resolve(Number(port));
        if (said.push(line) > 20) said.shift();
      });
    }
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.join('\n')}`)));
  });
}
