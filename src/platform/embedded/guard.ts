import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Waits for the end of its input, which comes when we die, however we die. A server that ends removes its file, and gets
 * ten seconds for it before its throwaway directory goes. Its process id would not tell: a zombie keeps it.
 */
const SCRIPT = `
trap '' INT TERM HUP
read -r _
kill -INT "$1"
[ -n "$2" ] || exit 0
tries=0
while [ -e "$2/pg/postmaster.pid" ] && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
rm -rf "$2"
`;

/**
 * Ends a child of ours, and removes the given directory, if this process dies without a word (kill -9, a crash).
 * Called off by the end of the child itself.
 */
export function guard(child: ChildProcess, debris = ''): void {
  if (child.pid === undefined) return; // it could not be started
  const shell = spawn('sh', ['-c', SCRIPT, 'sh', String(child.pid), debris], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.once('error', (error) => child.emit('error', error));
  child.once('exit', () => shell.kill('SIGKILL'));
  letGo(shell);
}

/** Lets our own process end while the child runs; nothing is left to wait for. */
export function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
}
