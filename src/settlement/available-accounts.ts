import { type AccountKind, accountId } from '../ledger/account.rules';
import { netsOfAccounts } from '../ledger/balance.repository';
import type { Transfer } from '../ledger/posting.rules';
import type { Unit } from '../platform/unit';
import { AVAILABLE, type Available, availableKey, type Booking, type Change, type Forfeited } from './booking.rules';
import { forfeitedOf } from './forfeited.repository';
import type { Move } from './pot-moves.rules';

/** What one run changes for its payees, under one agreement. */
interface ChangesOf {
  readonly agreementId: string;
  readonly changes: readonly Change[];
  readonly moves: readonly Move[];
}

type Loser = Pick<Change, 'partnerId' | 'currency' | 'held'> & { readonly agreementId: string; readonly key: string };
type Accounts = Map<string, Map<string, Available>>;

const POTS = AVAILABLE.filter((kind) => kind !== 'PARTNER_ACCRUED');
const NOTHING = Object.fromEntries(AVAILABLE.map((kind) => [kind, 0n])) as Available;

/**
 * What payees have on the accounts from which revisions may take, and what they have lost of them by forfeits, kept up to
 * date while several runs are booked.
 */
export class AvailableAccounts {
  private constructor(
    private readonly had: Accounts,
    private readonly lost: Accounts,
  ) {}

  /**
   * Reads the accounts of the payees of losses, in one statement where there are any, and in another one what was forfeited
   * where the pots have less than is taken back; gains take from nobody.
   */
  static async read(unit: Unit, runs: readonly ChangesOf[]): Promise<AvailableAccounts> {
    const losers = runs.flatMap(({ agreementId, changes, moves }) =>
      // What moves is lost to nobody.
      [...changes.filter(takes), ...moves.map((move) => ({ ...move, held: 0n }))].map(
        (one): Loser => ({ ...one, agreementId, key: availableKey(one) }),
      ),
    );
    const ids = idsOf(unit, losers, AVAILABLE);
    const nets = ids.length === 0 ? new Map<string, bigint>() : await netsOfAccounts(unit.scope, ids);
    const had = accountsOf(unit, losers, nets);
    const lacking = lackingOf(had, losers);
    const found =
      lacking.length === 0
        ? new Map<string, bigint>()
        : await forfeitedOf(unit.scope, { potIds: idsOf(unit, lacking, POTS), expenseIds: expensesOf(unit, lacking) });
    return new AvailableAccounts(had, accountsOf(unit, lacking, found));
  }

  /** What the payees of an agreement have now; one that loses nothing is not named. */
  of(agreementId: string): ReadonlyMap<string, Available> {
    return this.had.get(agreementId) ?? new Map();
  }

  /** What of their pots stands forfeited now; one whose pots have enough is not named. */
  forfeitedOf(agreementId: string): ReadonlyMap<string, Forfeited> {
    return this.lost.get(agreementId) ?? new Map();
  }

  /** What a run has booked is there, or gone, for the next one. */
  move({ returned, transfers }: Booking): void {
    for (const transfer of [...returned, ...transfers]) {
      change(this.had, transfer, transfer.credit, transfer.amount);
      change(this.had, transfer, transfer.debit, -transfer.amount);
    }
    for (const transfer of returned) change(this.lost, transfer, transfer.credit, -transfer.amount);
  }
}

const idOf = ({ vendorId }: Unit, { agreementId, partnerId, currency }: Loser, kind: AccountKind): string =>
  accountId({ vendorId, agreementId, partnerId, currency, kind });

const idsOf = (unit: Unit, losers: readonly Loser[], kinds: readonly AccountKind[]): readonly string[] => [
  ...new Set(losers.flatMap((loser) => kinds.map((kind) => idOf(unit, loser, kind)))),
];

const expensesOf = ({ vendorId }: Unit, losers: readonly Loser[]): readonly string[] =>
  [...new Set(losers.map(({ currency }) => currency))].map((currency) =>
    accountId({ vendorId, currency, kind: 'VENDOR_EXPENSE', partnerId: null, agreementId: null }),
  );

function accountsOf(unit: Unit, losers: readonly Loser[], amounts: ReadonlyMap<string, bigint>): Accounts {
  const accounts: Accounts = new Map(losers.map(({ agreementId }) => [agreementId, new Map<string, Available>()]));
  for (const loser of losers) {
    const found = AVAILABLE.map((kind) => [kind, amounts.get(idOf(unit, loser, kind)) ?? 0n]);
    accounts.get(loser.agreementId)?.set(loser.key, Object.fromEntries(found) as Available);
  }
  return accounts;
}

/** Those of whom more is taken back that was held than their pots have. */
function lackingOf(had: Accounts, losers: readonly Loser[]): readonly Loser[] {
  const nameOf = ({ agreementId, key }: Loser) => `${agreementId} ${key}`;
  const left = new Map<string, bigint>();
  for (const loser of losers) {
    const pots = had.get(loser.agreementId)?.get(loser.key) ?? NOTHING;
    const before = left.get(nameOf(loser)) ?? POTS.reduce((total, kind) => total + pots[kind], 0n);
    left.set(nameOf(loser), loser.held < 0n ? before + loser.held : before);
  }
  return losers.filter((loser) => (left.get(nameOf(loser)) ?? 0n) < 0n);
}

function change(accounts: Accounts, of: Transfer, kind: AccountKind, by: bigint): void {
  if (of.partnerId === null || !isAvailable(kind)) return;
  const key = availableKey({ partnerId: of.partnerId, currency: of.currency });
  const [own, known] = [accounts.get(of.agreementId), accounts.get(of.agreementId)?.get(key)];
  if (known !== undefined) own?.set(key, { ...known, [kind]: known[kind] + by });
}

const isAvailable = (kind: AccountKind): kind is keyof Available => AVAILABLE.some((one) => one === kind);

/** An ordinary gain takes from nobody: some of it accrues and the rest is held. */
const takes = ({ amount, held }: Change): boolean => held < 0n || held > amount;
