import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Ground } from '../harness/ground';
import { PASSED_ON } from '../harness/server-process';
import type { Mortal } from './mortals';
import { named, type Watch } from './watch';

const MEED = path.join(__dirname, '..', '..', '..', 'bin', 'meed.js');

/** A process of a worker, under the name by which the database knows its connections: one that died may be known for a moment more. */
interface Worker {
  readonly child: ChildProcess;
  readonly called: string;
}

/** How often it is looked whether a worker is back. */
const LOOK_MS = 50;

/** How a worker of the vendor-wide run of one period is started. */
export type Command = (period: string) => readonly string[];

export const settleCommand =
  (vendor: string): Command =>
  (period) => [MEED, 'settle', '--vendor', vendor, '--period', period, '--close', '--workers', '1'];

/**
 * Vendor-wide runs, one period after the other, by workers that a supervisor starts again with the same command until they
 * end by themselves. Nobody tells them what is left to do.
 */
export class VendorRuns {
  isOver = false;
  periods = 0;
  /** From a kill of a worker until it had a part under way again, or its run was over. */
  readonly waits: number[] = [];
  /** From the last kill of a worker to the end of the run that it had interrupted. */
  readonly ends: number[] = [];
  readonly wrong: string[] = [];
  private readonly working = new Map<string, Worker>();
  private started = 0;
  private readonly diedAt = new Map<string, number>();
  /** Who waits for a worker that was killed; it may be killed again meanwhile. */
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(
    ground: Ground,
    private readonly env: Readonly<Record<string, string>>,
    private readonly watch: Watch,
    private readonly command: Command,
    private readonly workers: readonly number[],
  ) {
    ground.afterwards(() => {
      for (const { child } of this.working.values()) child.kill('SIGKILL');
    });
  }

  async run(periods: Iterable<string>): Promise<void> {
    for (const period of periods) {
      if (this.isOver || this.wrong.length > 0) return;
      await Promise.all(this.workers.map((number) => this.finish(`worker ${number + 1}`, period)));
      this.periods += 1;
    }
  }

  get mortals(): readonly Mortal[] {
    return [...this.working].map(([name, { child, called }]) => ({
      ...{ name: called, pid: child.pid ?? 0 },
      die: async () => {
        // It may have ended by itself a moment ago.
        if (this.working.get(name)?.child !== child) return;
        this.diedAt.set(name, performance.now());
        const back = new Promise<void>((resolve) =>
          this.waiting.set(name, [...(this.waiting.get(name) ?? []), resolve]),
        );
        child.kill('SIGKILL');
        await back;
      },
    }));
  }

  /** Starts a worker again and again until it ends by itself. */
  private async finish(name: string, period: string): Promise<void> {
    for (;;) {
      const worker = this.start(name, period);
      const { child } = worker;
      const back = this.isBack(name, worker);
      const said: string[] = [];
      child.stderr?.on('data', (chunk) => said.push(String(chunk)));
      const [code, signal] = await once(child, 'exit');
      this.working.delete(name);
      await back;
      if (signal === 'SIGKILL') continue;
      const died = this.diedAt.get(name);
      if (died !== undefined) this.ends.push(performance.now() - died);
      this.diedAt.delete(name);
      for (const resolve of this.waiting.get(name) ?? []) resolve();
      this.waiting.delete(name);
      if (code !== 0) this.wrong.push(`a worker of ${period} ended with ${code}: ${said.join('').slice(-500)}`);
      return;
    }
  }

  /** Waits until a worker that was killed before is at work again; one that is killed once more meanwhile was not. */
  private async isBack(name: string, { child, called }: Worker): Promise<void> {
    const died = this.diedAt.get(name);
    if (died === undefined) return;
    while (isAlive(child) && !(await this.watch.underWay()).has(called)) await setTimeout(LOOK_MS);
    if (child.signalCode !== 'SIGKILL') this.waits.push(performance.now() - died);
  }

  private start(name: string, period: string): Worker {
    this.started += 1;
    const called = `${name}, process ${this.started}`;
    const passed = Object.fromEntries(PASSED_ON.map((variable) => [variable, process.env[variable] ?? '']));
    const child = spawn(process.execPath, [...this.command(period)], {
      env: { ...passed, ...named(this.env, called) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const worker = { child, called };
    this.working.set(name, worker);
    return worker;
  }
}

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;
