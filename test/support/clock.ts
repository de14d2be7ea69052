import type { Clock } from '../../src/platform/ports';

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  constructor(private instant: string) {}

  now(): string {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = new Date(instant).toISOString();
  }

  advanceDays(days: number): void {
    this.set(new Date(Date.parse(this.instant) + days * 86_400_000).toISOString());
  }
}
