import { setTimeout } from 'node:timers/promises';
import { mutation, post } from '../harness/api';
import type { Desk } from '../harness/desk';

const GIVE_UP_MS = 60_000;
/** Agreements run since then; each is given up for a new one after so many months. */
export const FIRST_YEAR = 2000;
const MONTHS = 120;
const REST_MS = 200;

/** What is released of every month: less than any month holds back. */
const RELEASED = '1.00';

/** Finance at work: settles, closes and releases month after month, and sends again, with the same key, whatever got no answer. */
export class Settling {
  isOver = false;
  failures = 0;
  /** How long each request that was lost took until it was answered. */
  readonly waits: number[] = [];
  readonly wrong: string[] = [];
  /** Releases that were asked for, and those that were acknowledged. */
  readonly releases = { asked: 0, acknowledged: 0 };
  private turn = 0;

  constructor(
    private readonly port: (turn: number) => number,
    private readonly desk: Desk,
    private readonly open: () => Promise<string>,
    private readonly random: () => number,
  ) {}

  /** One agreement after the other, until it is over. */
  async work(): Promise<void> {
    while (!this.isOver && this.wrong.length === 0) {
      const agreementId = await this.open();
      for (const period of months(MONTHS)) if (!this.isOver) await this.month(agreementId, period);
    }
  }

  private async month(agreementId: string, period: string): Promise<void> {
    const key = (step: string) => ({ agreementId, idempotencyKey: `${step} ${agreementId} ${period}` });
    await this.send('settlementRun', { ...key('settle'), period });
    await this.send('periodClose', { ...key('close'), period });
    this.releases.asked += 1;
    await this.send('holdbackRelease', { ...key('release'), pot: 'HOLDBACK', amount: RELEASED });
    this.releases.acknowledged += 1;
  }

  private async send(step: string, input: object): Promise<void> {
    const started = performance.now();
    for (let attempt = 1; this.wrong.length === 0; attempt += 1) {
      this.turn += 1;
      const reply = await post(this.port(this.turn), this.desk.finance, mutation(step, ''), { input });
      const { status, text } = reply;
      const payload = status === 200 ? JSON.parse(text).data?.[step] : undefined;
      const passed = performance.now() - started;
      if (payload?.userErrors?.length === 0) {
        if (attempt > 1) this.waits.push(passed);
        await setTimeout(REST_MS * this.random());
        return;
      }
      if (payload !== undefined && payload !== null) this.wrong.push(`${step}: ${text}`);
      if (passed > GIVE_UP_MS) this.wrong.push(`${step} was never answered: ${status} ${text}`);
      this.failures += 1;
      await setTimeout(10);
    }
  }
}

/** Labels from the first year on. */
export function* months(count: number): Iterable<string> {
  for (let month = 0; month < count; month += 1)
    yield `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
