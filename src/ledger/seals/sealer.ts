import { authorityOf, systemHat } from '../../access/hat.rules';
import { Doorbell } from '../../platform/live/doorbell';
import { relayAuthority } from '../../platform/live/sequence';
import type { WakeUp } from '../../platform/live/wake-up';
import { report } from '../../platform/report';
import { HeadsDisagree } from './heads-file';
import { firstUnsealed, vendorsSealed, vendorsWaiting } from './seal.repository';
import { type Sealing, sealVendor, witness } from './seal-vendor';

/** What is booked within this time is sealed together. */
const GAP_MS = 1_000;

/**
 * Seals what the relay has numbered, beside it and never inside a booking. The relay's leader rings; two at once still make
 * one chain, because a number is taken once.
 */
export class Sealer {
  private readonly waiting = new Set<string>();
  /** Something may have been missed: a crash, or another leader. */
  private isUncertain = false;
  private readonly bell = new Doorbell(() => this.round(), GAP_MS);

  constructor(private readonly sealing: Sealing) {}

  /** Told by the relay what it numbered; null where something may have been missed. */
  readonly onNumbered = (wakeUps: readonly WakeUp[] | null): void => {
    if (wakeUps === null) this.isUncertain = true;
    for (const { topic, vendorId } of wakeUps ?? []) if (topic === 'posting') this.waiting.add(vendorId);
    if (this.isUncertain || this.waiting.size > 0) this.bell.ring();
  };

  /** Announcements may be forgotten up to the first posting that is in no seal. */
  readonly mayPrune = async (vendorId: string, through: bigint): Promise<bigint> => {
    const scope = this.sealing.database.reading(authorityOf(systemHat(vendorId)));
    const first = await firstUnsealed(scope, through).finally(() => scope.close());
    return first === null ? through : first - 1n;
  };

  /** Finishes the seal that is under way. */
  stop(): Promise<void> {
    return this.bell.stop();
  }

  private async round(): Promise<void> {
    if (this.isUncertain) await this.catchUp();
    for (const vendorId of [...this.waiting]) {
      this.waiting.delete(vendorId);
      await this.guarded(vendorId, () => sealVendor(this.sealing, vendorId));
    }
  }

  /** Has the file witness what a crash left, and finds who waits. */
  private async catchUp(): Promise<void> {
    const scope = this.sealing.database.reading(relayAuthority(null));
    const [sealed, waiting] = await Promise.all([vendorsSealed(scope), vendorsWaiting(scope)]).finally(() =>
      scope.close(),
    );
    this.isUncertain = false;
    for (const vendorId of waiting) this.waiting.add(vendorId);
    await this.sealing.heads.refresh();
    for (const vendorId of sealed) await this.guarded(vendorId, () => witness(this.sealing, vendorId));
  }

  /** What is wrong with one vendor's chain keeps no other from being sealed. */
  private async guarded(vendorId: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // A chain that contradicts its witness stays as it is until a person has looked; everything else is tried again.
      if (!(error instanceof HeadsDisagree)) this.isUncertain = true;
      report(`the ledger of vendor ${vendorId} was not sealed`, error);
    }
  }
}
