import { type AccountKind, accountId } from '../ledger/account.rules';
import { netsOfAccounts } from '../ledger/balance.repository';
import type { Transfer } from '../ledger/posting.rules';
import type { Unit } from '../platform/unit';
import { AVAILABLE, type Available, availableKey, type Change } from './booking.rules';

/** What one run changes for its payees, under one agreement. */
interface ChangesOf {
  readonly agreementId: string;
  readonly changes: readonly Change[];
}

/** What payees have on the accounts from which revisions may take, kept up to date while several runs are booked. */
export class AvailableAccounts {
  private constructor(private readonly byAgreement: ReadonlyMap<string, Map<string, Available>>) {}

  /** Reads the accounts of the payees of losses, in one statement where there are any; gains take from nobody. */
  static async read({ scope, vendorId }: Unit, runs: readonly ChangesOf[]): Promise<AvailableAccounts> {
    const losers = runs.flatMap(({ agreementId, changes }) =>
      changes.filter(takes).map((change) => ({ ...change, agreementId, key: availableKey(change) })),
    );
    const of = (kind: keyof Available, loser: (typeof losers)[number]) => accountId({ ...loser, vendorId, kind });
    const ids = new Set(losers.flatMap((loser) => AVAILABLE.map((kind) => of(kind, loser))));
    const nets = ids.size === 0 ? new Map<string, bigint>() : await netsOfAccounts(scope, [...ids]);
    const byAgreement = new Map(losers.map(({ agreementId }) => [agreementId, new Map<string, Available>()]));
    for (const loser of losers) {
      const found = AVAILABLE.map((kind) => [kind, nets.get(of(kind, loser)) ?? 0n]);
      byAgreement.get(loser.agreementId)?.set(loser.key, Object.fromEntries(found) as Available);
    }
    return new AvailableAccounts(byAgreement);
  }

  /** What the payees of an agreement have now; one that loses nothing is not named. */
  of(agreementId: string): ReadonlyMap<string, Available> {
    return this.byAgreement.get(agreementId) ?? new Map();
  }

  /** What a run has booked is there, or gone, for the next one. */
  move(transfers: readonly Transfer[]): void {
    for (const transfer of transfers) {
      this.change(transfer, transfer.credit, transfer.amount);
      this.change(transfer, transfer.debit, -transfer.amount);
    }
  }

  private change({ agreementId, partnerId, currency }: Transfer, kind: AccountKind, by: bigint): void {
    if (partnerId === null || !isAvailable(kind)) return;
    const [accounts, key] = [this.byAgreement.get(agreementId), availableKey({ partnerId, currency })];
    const known = accounts?.get(key);
    if (known !== undefined) accounts?.set(key, { ...known, [kind]: known[kind] + by });
  }
}

const isAvailable = (kind: AccountKind): kind is keyof Available => AVAILABLE.some((one) => one === kind);

/** An ordinary gain takes from nobody: some of it accrues and the rest is held. */
const takes = ({ amount, held }: Change): boolean => held < 0n || held > amount;
