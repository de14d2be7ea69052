/** How long a follower trusts silence before it looks for itself: the net under every wake-up. */
const SILENCE_MS = 5 * 60_000;

/** Remembers the newest sequence number that was rung, so that nothing rung between two waits is missed. */
export class Alarm {
  private newest = -1n;
  private isRoused = false;
  private isStopped = false;
  private awaken: (() => void) | undefined;

  constructor(private readonly onStop: () => void) {}

  ring(seq: bigint): void {
    if (seq > this.newest) this.newest = seq;
    this.awaken?.();
  }

  /** Rings without a number: look, whatever you know. */
  rouse(): void {
    this.isRoused = true;
    this.awaken?.();
  }

  /** Returns once there may be something after the given number, or the alarm was stopped. */
  async wait(after: bigint): Promise<void> {
    while (!this.isStopped && !this.isRoused && this.newest <= after) await this.sleep();
    this.isRoused = false;
  }

  stop(): void {
    this.isStopped = true;
    this.onStop();
    this.awaken?.();
  }

  private async sleep(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.awaken = resolve;
      timer = setTimeout(() => this.rouse(), SILENCE_MS).unref();
    });
    clearTimeout(timer);
    this.awaken = undefined;
  }
}
