import { setTimeout } from 'node:timers/promises';
import { among } from '../harness/crowd';
import type { Mortal } from './mortals';
import type { Watch, Work } from './watch';

/** What a kill may find half done. */
export type Hit = Work | 'PART';
type Aim = Hit | 'RANDOM';

/** Every second kill waits until something is half done; the others come when they come. */
const AIMS: readonly Aim[] = ['PART', 'RELEASE', 'SETTLEMENT', 'RANDOM', 'RANDOM', 'RANDOM'];
/** A random moment within half a second follows the kill before. */
const PAUSE_MS = 500;
/** Only so that it ends where something can never be hit: a busy machine takes its time. */
const AIMS_FOR_MS = 60_000;

/** Kills one process after the other with kill -9, at random or in the middle of a transaction, and has the books checked once it is back. */
export class Knife {
  readonly kills = { servers: 0, workers: 0 };
  readonly hits: Record<Hit, number> = { PART: 0, RELEASE: 0, SETTLEMENT: 0 };
  /** What was aimed at, and has not been hit yet. */
  readonly missed = new Set<Hit>();
  /** How long each server was away. */
  readonly waits: number[] = [];
  checks = 0;
  private checking: Promise<void> = Promise.resolve();
  private readonly coming: Promise<void>[] = [];

  constructor(
    private readonly watch: Watch,
    private readonly mortals: () => readonly Mortal[],
    private readonly random: () => number,
    private readonly check: () => Promise<void>,
    /** Whether the rest would prove nothing more. */
    private readonly isLost: () => boolean,
  ) {}

  /** Round by round of aims; after each, everybody goes on until what was interrupted is done. */
  async kill(count: number): Promise<void> {
    for (let death = 0; death < count && !this.isLost(); death += 1) {
      const aim = among(AIMS, death);
      if (aim === AIMS[0]) await this.done();
      await setTimeout(PAUSE_MS * this.random());
      if (aim !== 'RANDOM' && this.hits[aim] === 0) this.missed.add(aim);
      const victim = await this.victim(aim);
      if (isWorker(victim)) this.kills.workers += 1;
      else this.kills.servers += 1;
      this.coming.push(this.death(victim));
    }
  }

  /** Once everybody is back, and the books were checked for each. */
  async done(): Promise<void> {
    await Promise.all(this.coming);
    await this.checking;
  }

  private async death(victim: Mortal): Promise<void> {
    const died = performance.now();
    await victim.die();
    if (!isWorker(victim)) this.waits.push(performance.now() - died);
    this.checking = this.checking.then(async () => {
      await this.check();
      this.checks += 1;
    });
    await this.checking;
  }

  /** Whom to kill: stopped in the middle of what was aimed at, or whoever it happens to be. */
  private async victim(aim: Aim): Promise<Mortal> {
    const giveUp = performance.now() + AIMS_FOR_MS;
    for (;;) {
      const living = this.mortals();
      const isPatient = aim !== 'RANDOM' && !this.isLost() && performance.now() < giveUp;
      const candidates = isPatient ? await this.busyWith(aim, living) : living;
      const one = among([...candidates], Math.floor(this.random() * candidates.length));
      if (one !== undefined) {
        // A stopped process commits nothing more: what is half done stays so.
        signal(one, 'SIGSTOP');
        const hit = hitOf(one, (await this.watch.underWay()).get(one.name));
        if (hit !== null || !isPatient) {
          if (hit !== null) this.count(hit);
          return one;
        }
        signal(one, 'SIGCONT');
      }
      await setTimeout(1);
    }
  }

  private count(hit: Hit): void {
    this.hits[hit] += 1;
    this.missed.delete(hit);
  }

  private async busyWith(aim: Hit, living: readonly Mortal[]): Promise<readonly Mortal[]> {
    const busy = await this.watch.underWay();
    return living.filter((one) => hitOf(one, busy.get(one.name)) === aim);
  }
}

const isWorker = ({ name }: Mortal): boolean => name.startsWith('worker');

function hitOf(one: Mortal, work: Work | undefined): Hit | null {
  if (work === undefined) return null;
  return isWorker(one) ? 'PART' : work;
}

/** It may have ended a moment ago. */
function signal({ pid }: Mortal, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    return;
  }
}
