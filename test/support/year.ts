import { formatAmount } from '../../src/kernel/money';
import { BUCKETS, type Bucket, type Buckets, totalOf } from '../../src/ledger/account.rules';
import { sealVendor } from '../../src/ledger/seals/seal-vendor';
import { verifyDatabase } from '../../src/ledger/verify/verify-ledger';
import { approvePayoutBatch } from '../../src/payouts/approve-payout-batch.command';
import { confirmPayout } from '../../src/payouts/confirm-payout.command';
import { createPayoutBatch } from '../../src/payouts/create-payout-batch.command';
import { payoutsOfBatch } from '../../src/payouts/payout.repository';
import { number } from '../../src/platform/live/sequence';
import { systemIds } from '../../src/platform/ports';
import { faultsOfBooks } from './assert-books';
import { Paying } from './paying';
import { throwawaySealing } from './sealing';
import type { Settling } from './settling';

/** Amounts as people read them; a bucket that is left out is empty. */
export type Expected = Readonly<Partial<Record<Bucket | 'total', string>>>;

/** One vendor living through time: the clock moves, somebody does something, and the books are looked at every time. */
export class Year {
  readonly paying: Paying;
  private readonly locked = new Map<string, string>();
  private readonly sealing;
  private audited = 0;

  constructor(
    readonly acme: Settling,
    readonly agreement: string,
  ) {
    this.paying = new Paying(acme);
    this.sealing = throwawaySealing(acme.database);
  }

  /** Something happens at one instant; afterwards the books are whole, say what is expected, and somebody has signed for it. */
  async at(instant: string, act: () => Promise<unknown>, expected?: Expected): Promise<void> {
    this.acme.clock.set(instant);
    await act();
    await this.isAudited();
    const buckets = await this.paying.buckets();
    expect(await this.acme.reading(faultsOfBooks)).toEqual([]);
    await this.standsStill();
    if (expected !== undefined) expect(read(buckets)).toEqual({ ...EMPTY, ...expected });
  }

  /** Seals what was booked; whoever verifies the ledger finds all of it, whole and in order. */
  private async seal(): Promise<void> {
    const { database, vendorId } = this.acme;
    await number(database, vendorId);
    expect(await sealVendor(this.sealing, vendorId)).toBeGreaterThan(0);
    const options = { vendorIds: [vendorId], headsFile: this.sealing.heads.file, publicKeys: null };
    const { findings, vendors } = await verifyDatabase(database, options);
    expect(findings).toEqual([]);
    expect(vendors).toMatchObject([{ unsealedPostings: 0, unwitnessed: 0 }]);
  }

  /** Closes a month; whoever settles it, or any month before it, once more, posts nothing. */
  async close(label: string): Promise<void> {
    await this.acme.close(this.agreement, label);
    for (const closed of await this.closedLabels())
      expect([closed, (await this.acme.settle(this.agreement, closed)).lineCount]).toEqual([closed, 0]);
  }

  /** Locks the statement of a month; from now on nobody may change a byte of it. */
  async lock(label: string): Promise<void> {
    await this.paying.lock(this.paying.statement(label));
    this.locked.set(label, await this.statementBytes(label));
    await this.seal();
  }

  /** Gathers what is payable, approves it, and lets the bank confirm; returns what was paid. */
  async pay(): Promise<string> {
    const { acme } = this;
    const keyed = (input: object) => ({ idempotencyKey: systemIds.next(), ...input });
    const finance = () => ({ hat: acme.hat('FINANCE') });
    const { payoutBatchId } = await acme.done(createPayoutBatch, keyed({ currency: 'EUR' }), finance());
    const named = { payoutBatchId: acme.id('payoutBatch', payoutBatchId) };
    await acme.done(approvePayoutBatch, keyed(named), finance());
    const payouts = await acme.reading((scope) => payoutsOfBatch(scope, payoutBatchId));
    for (const { id } of payouts) await acme.done(confirmPayout, keyed({ payoutId: acme.id('payout', id) }), finance());
    return text(payouts.reduce((sum, { amount }) => sum + amount, 0n));
  }

  /** What a month's lines, all revisions together, pay. */
  async sumOf(label: string): Promise<string> {
    const lines = (await this.acme.lines(this.agreement)).filter(({ periodLabel }) => periodLabel === label);
    return text(lines.reduce((sum, { amount }) => sum + amount, 0n));
  }

  private async closedLabels(): Promise<readonly string[]> {
    const periods = await this.acme.all<{ agreementId: string; state: string; label: string }>('agreement_period');
    const closed = periods.filter(({ agreementId, state }) => agreementId === this.agreement && state === 'CLOSED');
    return closed.map(({ label }) => label).sort();
  }

  private async isAudited(): Promise<void> {
    const entries = await this.acme.all<{ at: string; personId: string | null }>('audit_entry');
    expect(entries.length).toBeGreaterThan(this.audited);
    this.audited = entries.length;
  }

  /** What was locked reads the same as on the day of its lock, whatever came late. */
  private async standsStill(): Promise<void> {
    for (const [label, bytes] of this.locked) expect(await this.statementBytes(label)).toBe(bytes);
  }

  /** Its lines with their explanations; what is paid or disputed of it later is another account. */
  private async statementBytes(label: string): Promise<string> {
    const lines = (await this.acme.lines(this.agreement)).filter(({ postedLabel }) => postedLabel === label);
    return JSON.stringify(lines, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  }
}

const text = (amount: bigint): string => formatAmount(amount, 'EUR');
const EMPTY = Object.fromEntries([...BUCKETS, 'total'].map((bucket) => [bucket, '0.00']));
const read = (buckets: Buckets): Record<string, string> => ({
  ...Object.fromEntries(BUCKETS.map((bucket) => [bucket, text(buckets[bucket])])),
  total: text(totalOf(buckets)),
});
