import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Ground } from '../harness/ground';
import { PASSED_ON } from '../harness/server-process';
import type { Mortal } from './mortals';
import { named } from './watch';

const MEED = path.join(__dirname, '..', '..', '..', 'bin', 'meed.js');

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
  /** From the last kill of a worker to the end of the run that it had interrupted. */
  readonly waits: number[] = [];
  readonly wrong: string[] = [];
  private readonly working = new Map<string, ChildProcess>();
  private readonly diedAt = new Map<string, number>();
  /** Who waits for a worker that was killed; it may be killed again meanwhile. */
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(
    ground: Ground,
    private readonly env: Readonly<Record<string, string>>,
    private readonly command: Command,
    private readonly workers: readonly number[],
  ) {
    ground.afterwards(() => {
      for (const child of this.working.values()) child.kill('SIGKILL');
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
    return [...this.working].map(([name, child]) => ({
      ...{ name, pid: child.pid ?? 0 },
      die: async () => {
        // It may have ended by itself a moment ago.
        if (this.working.get(name) !== child) return;
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
      const child = this.start(name, period);
      const said: string[] = [];
      child.stderr?.on('data', (chunk) => said.push(String(chunk)));
      const [code, signal] = await once(child, 'exit');
      this.working.delete(name);
      if (signal === 'SIGKILL') continue;
      const died = this.diedAt.get(name);
      if (died !== undefined) this.waits.push(performance.now() - died);
      this.diedAt.delete(name);
      for (const resolve of this.waiting.get(name) ?? []) resolve();
      this.waiting.delete(name);
      if (code !== 0) this.wrong.push(`a worker of ${period} ended with ${code}: ${said.join('').slice(-500)}`);
      return;
    }
  }

  private start(name: string, period: string): ChildProcess {
    const passed = Object.fromEntries(PASSED_ON.map((variable) => [variable, process.env[variable] ?? '']));
    const child = spawn(process.execPath, [...this.command(period)], {
      env: { ...passed, ...named(this.env, name) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.working.set(name, child);
    return child;
  }
}
