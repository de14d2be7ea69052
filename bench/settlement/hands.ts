import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What a process of the vendor is told to settle. */
export interface Asked {
  readonly vendorId: string;
  readonly period: string;
  readonly isClosing: boolean;
  readonly workers: number;
}

/** Further processes that settle parts of the same batch, as several servers of one vendor would; they run all the time. */
export class Hands {
  private constructor(private readonly processes: readonly ReturnType<typeof fork>[]) {}

  static async open(count: number, url: string): Promise<Hands> {
    const env = { ...process.env, BENCH_URL: url };
    const processes = Array.from({ length: count }, () => fork(path.join(__dirname, 'hand.ts'), [], { env }));
    await Promise.all(processes.map((hand) => once(hand, 'message')));
    return new Hands(processes);
  }

  /** Once each of them has found no part left to take. */
  async settle(asked: Asked): Promise<void> {
    const done = this.processes.map(async (hand) => {
      const [told] = await Promise.race([once(hand, 'message'), once(hand, 'exit')]);
      if (told !== 'done') throw new Error(`a process that settles has ended: ${told}`);
    });
    for (const hand of this.processes) hand.send(asked);
    await Promise.all(done);
  }

  close(): void {
    for (const hand of this.processes) hand.disconnect();
  }
}
