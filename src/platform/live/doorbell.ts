import { report } from '../report';
import { pause } from './pause';

/** After a failure: soon enough to heal, seldom enough not to drown the log. */
const FAILED_GAP_MS = 1_000;

/**
 * Runs an action when rung: at once, one run at a time, and not more often than once per gap. Rings that come meanwhile
 * are one ring.
 */
export class Doorbell {
  private running: Promise<void> | undefined;
  private isRung = false;
  private readonly stopping = new AbortController();

  constructor(
    private readonly action: () => Promise<void>,
    private readonly gapMs: number,
  ) {}

  ring(): void {
    if (this.stopping.signal.aborted) return;
    this.isRung = true;
    this.running ??= this.answer();
  }

  /** Waits for the action that runs; nothing runs afterwards. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.isRung = false;
    await this.running;
  }

  private async answer(): Promise<void> {
    while (this.isRung) {
      this.isRung = false;
      await pause((await this.isDone()) ? this.gapMs : FAILED_GAP_MS, this.stopping.signal);
    }
    this.running = undefined;
  }

  private async isDone(): Promise<boolean> {
    try {
      await this.action();
      return true;
    } catch (error) {
      report('the relay stumbled and will try again', error);
      return false;
    }
  }
}
