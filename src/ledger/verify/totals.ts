import { ACCOUNT_KINDS, type AccountKind, balanceOf } from '../account.rules';
import { movementOf } from '../seals/transfer-text.rules';
import type { Findings } from './finding.rules';
import type { FoundAccount, Net } from './image';

/** What stands on the accounts of one kind in one currency, recomputed from the transfers. */
export interface Balance {
  readonly kind: AccountKind;
  readonly currency: string;
  readonly minor: bigint;
}

/** Recomputes every balance from the transfers as they are read, apart from the sums of the product. */
export class Totals {
  private readonly accounts = new Map<string, FoundAccount>();
  /** What was moved from one account to another: there are few such pairs, and many transfers. */
  private readonly moved = new Map<string, bigint>();
  private readonly shownNets = new Map<string, string>();
  /** Accounts that only what nobody announced may name; that is told of it, not of them. */
  private readonly strange = new Set<string>();

  constructor(
    private readonly vendorId: string,
    private readonly findings: Findings,
  ) {}

  account(account: FoundAccount): void {
    this.accounts.set(account.id, account);
  }

  add(text: string, isStranger = false): void {
    const movement = movementOf(text);
    if (movement === null) return;
    const { accounts, amount } = movement;
    if (isStranger) for (const account of accounts.split('|')) this.strange.add(account);
    this.moved.set(accounts, (this.moved.get(accounts) ?? 0n) + amount);
  }

  shown({ id, net }: Net): void {
    this.shownNets.set(id, net);
  }

  /** The balances by kind and currency; tells of accounts that are gone and of sums that differ from those shown. */
  end(): readonly Balance[] {
    const balances = new Map<string, Balance>();
    for (const [id, net] of this.nets()) {
      const account = this.accounts.get(id);
      if (account !== undefined) this.sum(balances, account, net);
      else if (!this.strange.has(id)) this.tell(`account ${id} is gone, and transfers name it`);
      const shown = this.shownNets.get(id) ?? '0';
      if (shown !== `${net}`) this.tell(`account ${id} shows ${shown}, its transfers come to ${net}`);
    }
    return [...balances.values()].sort((a, b) => rank(a) - rank(b));
  }

  private nets(): ReadonlyMap<string, bigint> {
    const nets = new Map<string, bigint>();
    for (const [accounts, amount] of this.moved) {
      const [debit = '', credit = ''] = accounts.split('|');
      nets.set(debit, (nets.get(debit) ?? 0n) - amount);
      nets.set(credit, (nets.get(credit) ?? 0n) + amount);
    }
    return nets;
  }

  private sum(balances: Map<string, Balance>, { kind, currency }: FoundAccount, net: bigint): void {
    const key = `${kind} ${currency}`;
    const minor = (balances.get(key)?.minor ?? 0n) + balanceOf(kind, net);
    balances.set(key, { kind, currency, minor });
  }

  private tell(words: string): void {
    this.findings.add('CHANGED_ACCOUNT', this.vendorId, words);
  }
}

const rank = ({ kind }: Balance): number => ACCOUNT_KINDS.indexOf(kind);
