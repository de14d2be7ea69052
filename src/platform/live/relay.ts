import type { Database } from '../database';
import type { Clock } from '../ports';
import { report } from '../report';
import type { Bus } from './bus';
import { Doorbell } from './doorbell';
import { type MayPrune, prune } from './prune';
import { number, vendorsWithUnsent } from './sequence';
import { Session } from './session';
import { ALL, LEAD, messagesOf, POKE, readMessage, type WakeUp } from './wake-up';

export interface RelayOptions {
  readonly database: Database;
  /** Where to listen and lead: a direct address, because poolers hand sessions around. */
  readonly url: string;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly mayPrune?: MayPrune;
  /** Told by the leader what it numbered, null where something may have been missed: for what follows in relay order. */
  readonly onNumbered?: (wakeUps: readonly WakeUp[] | null) => void;
}

const LEADER_LOCK = 4963303;
const POLL_MS = 100;
const BEAT_MS = 1_000;
const PRUNE_MS = 10 * 60_000;
/** Announcements of this many milliseconds travel together. */
const ROUND_GAP_MS = 5;
const POKE_GAP_MS = 10;

/**
 * Every process runs one relay and the database elects the leader, which numbers what was committed and wakes whoever
 * follows it, here and elsewhere. Leadership only saves work: two leaders at once still make one sequence.
 */
export class Relay {
  private isLeader = false;
  /** A wake-up may have been lost after its commit, so the next message goes to everybody. */
  private isUncertain = false;
  private timers: NodeJS.Timeout[] = [];
  private readonly session: Session;
  private readonly round = new Doorbell(() => this.relay(), ROUND_GAP_MS);
  private readonly pokes = new Doorbell(() => this.session.notify([POKE]), POKE_GAP_MS);
  private readonly pruning = new Doorbell(() => this.prune(), 0);
  private readonly heart = new Doorbell(() => this.beat(), 0);

  constructor(private readonly options: RelayOptions) {
    this.session = new Session(options.url, {
      onUp: () => {
        options.bus.wakeAll();
        this.heart.ring();
      },
      onDown: () => {
        this.isLeader = false;
      },
      onMessage: (payload) => this.hear(payload),
    });
  }

  /** Listens from the moment this resolves; the election follows. */
  async start(): Promise<void> {
    this.timers = [
      setInterval(() => this.isLeader && this.round.ring(), POLL_MS),
      setInterval(() => this.heart.ring(), BEAT_MS),
      setInterval(() => this.isLeader && this.pruning.ring(), PRUNE_MS),
    ];
    await this.session.start();
  }

  /** Something was committed in this process: tell the leader, who would find it within a poll anyway. */
  poke(): void {
    if (this.isLeader) this.round.ring();
    else if (this.session.isUp) this.pokes.ring();
  }

  /** Finishes what runs and hands the leadership on. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all([this.round.stop(), this.pokes.stop(), this.pruning.stop(), this.heart.stop()]);
    if (this.isLeader && this.session.isUp) await this.resign();
    await this.session.stop();
  }

  private hear(payload: string): void {
    const message = readMessage(payload);
    switch (message.kind) {
      case 'POKE':
        if (this.isLeader) this.round.ring();
        break;
      case 'LEAD':
        this.heart.ring();
        break;
      case 'ALL':
        this.options.bus.wakeAll();
        break;
      case 'NEWS':
        for (const wakeUp of message.wakeUps) this.options.bus.wake(wakeUp);
        break;
    }
  }

  /** Shows that the session lives, and takes the leadership where it is free. */
  private async beat(): Promise<void> {
    if (!this.session.isUp) return;
    if (this.isLeader) await this.session.query('select 1');
    else await this.lead();
    if (this.isUncertain) await this.publish([]);
  }

  private async lead(): Promise<void> {
    const [lock] = await this.session.query<{ taken: boolean }>(`select pg_try_advisory_lock(${LEADER_LOCK}) as taken`);
    if (lock?.taken !== true) return;
    this.isLeader = true;
    // The leader before may have died between a commit and its wake-ups.
    this.isUncertain = true;
    this.round.ring();
    this.pruning.ring();
  }

  private async relay(): Promise<void> {
    if (!this.isLeader) return;
    const news: WakeUp[] = [];
    try {
      for (const vendorId of await vendorsWithUnsent(this.options.database)) {
        const { wakeUps, isFull, isUncertain } = await number(this.options.database, vendorId);
        for (const wakeUp of wakeUps) this.options.bus.wake(wakeUp);
        news.push(...wakeUps);
        if (isUncertain) this.isUncertain = true;
        if (isFull) this.round.ring();
      }
    } catch (error) {
      this.isUncertain = true;
      throw error;
    } finally {
      await this.publish(news);
    }
  }

  /** Tells the other processes, after the commit and outside of every business transaction. */
  private async publish(news: readonly WakeUp[]): Promise<void> {
    this.options.onNumbered?.(this.isUncertain ? null : news);
    if (this.isUncertain) this.options.bus.wakeAll();
    const messages = this.isUncertain ? [ALL] : messagesOf(news);
    try {
      await this.session.notify(messages);
      this.isUncertain = false;
    } catch (error) {
      this.isUncertain = true;
      report('wake-ups were not sent; everybody is woken once the session is back', error);
    }
  }

  private async prune(): Promise<void> {
    const { database, clock, mayPrune = async (_, through) => through } = this.options;
    await prune(database, clock.now(), mayPrune);
  }

  private async resign(): Promise<void> {
    this.isLeader = false;
    try {
      await this.session.query('select pg_advisory_unlock_all()');
      await this.session.notify([LEAD]);
    } catch (error) {
      report('the leadership ends with its session', error);
    }
  }
}
