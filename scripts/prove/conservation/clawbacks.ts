import fc from 'fast-check';
import type { HoldbackPot } from '../../../src/engine/plan';
import { allocate } from '../../../src/kernel/allocate';
import type { AccountKind } from '../../../src/ledger/account.rules';
import type { Transfer } from '../../../src/ledger/posting.rules';
import {
  AVAILABLE,
  type Available,
  availableKey,
  type bookingOf,
  type Forfeited,
} from '../../../src/settlement/booking.rules';
import { movedBetween, movesOf } from '../../../src/settlement/pot-moves.rules';
import { type DueLine, type PostedLine, type Revision, revise } from '../../../src/settlement/revision.rules';
import { type Draw, sum } from './splits';

const PLACE = { agreementId: 'agreement', periodId: 'period', periodLabel: '2026-03' };
const PAYEES = ['lead', 'field', 'third'];
const WEIGHTS = [333_333n, 333_333n, 333_334n];
const HELD = [85n, 15n];
const NET: readonly AccountKind[] = [...AVAILABLE, 'PARTNER_RECEIVABLE'];
const POTS: readonly HoldbackPot[] = ['HOLDBACK', 'RETENTION', 'WARRANTY'];

/** The rule by which revisions are booked. */
export type Book = typeof bookingOf;

/** What somebody decides between two recomputes: a part of what a pot holds goes to its payee, or is lost. */
const decision = fc.record({
  move: fc.constantFrom('RELEASE' as const, 'FORFEIT' as const),
  payee: fc.constantFrom(...PAYEES),
  pot: fc.constantFrom('PARTNER_HELD' as const, 'PARTNER_RETENTION' as const, 'PARTNER_WARRANTY' as const),
  percent: fc.bigInt({ min: 1n, max: 100n }),
});
type Decision = typeof decision extends fc.Arbitrary<infer Value> ? Value : never;

/** One period recomputed again and again: what each component comes to, more, less or gone, and in which pot it holds back. */
const recomputes = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  rounds: fc.array(
    fc.record({
      amounts: fc.array(fc.option(fc.bigInt({ min: -50_000n, max: 100_000n })), { minLength: 1, maxLength: 4 }),
      shift: fc.nat({ max: POTS.length - 1 }),
      decisions: fc.array(decision, { maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 6 },
  ),
});

/**
 * After every recompute the books hold exactly what it came to, less the forfeits that stand: nothing of what was taken back
 * stays or is lost. Once nothing is due any more nobody has or owes anything.
 */
export function clawbackFaults(draw: Draw, book: Book): string[] {
  return fc.sample(recomputes, draw).flatMap(({ currency, rounds }, number) => {
    const books = new Books(currency, book);
    const faults = rounds.flatMap(({ amounts, shift, decisions }, round) => {
      const due = amounts.flatMap((amount, place) => (amount === null ? [] : linesOf(place, amount, currency, shift)));
      books.post(due);
      const whole = sum(amounts.map((amount) => amount ?? 0n));
      const found = books.faults(whole).map((fault) => `book ${number}, recompute ${round + 1}: ${fault}`);
      for (const one of decisions) books.decide(one);
      return found;
    });
    books.post([]);
    return [...faults, ...books.faults(0n).map((fault) => `book ${number}, all taken back: ${fault}`)];
  });
}

/** The lines of one component, which holds back into one of the pots. */
function linesOf(place: number, amount: bigint, currency: string, shift: number): DueLine[] {
  const component = `c${place}`;
  const pot = POTS[(place + shift) % POTS.length] ?? 'HOLDBACK';
  const parts = allocate(amount, WEIGHTS);
  return PAYEES.map((payee, index) => {
    const part = parts[index] ?? 0n;
    const held = part > 0n ? (allocate(part, HELD)[1] ?? 0n) : 0n;
    return { component, segment: '', payee, partnerId: payee, currency, amount: part, held, pot };
  });
}

/** Accounts and posted lines, kept as the settlement keeps them. */
class Books {
  private readonly balances = new Map<string, bigint>();
  private readonly lost = new Map<string, Forfeited>();
  private posted: readonly PostedLine[] = [];

  constructor(
    private readonly currency: string,
    private readonly book: Book,
  ) {}

  post(due: readonly DueLine[]): void {
    const revisions = revise(due, this.posted);
    this.transfer(movedBetween(movesOf(revisions), this.available(), PLACE));
    const { returned, transfers } = this.book(revisions, this.available(), PLACE, { forfeited: this.lost });
    this.transfer([...returned, ...transfers]);
    for (const { credit, amount, partnerId } of returned)
      this.lose(credit as keyof Forfeited, partnerId ?? '', -amount);
    this.posted = postedAfter(this.posted, revisions);
  }

  private transfer(transfers: readonly Transfer[]): void {
    for (const { debit, credit, amount, partnerId } of transfers) {
      if (amount <= 0n) throw new Error(`a transfer of ${amount}`);
      this.move(debit, partnerId ?? '', -amount);
      this.move(credit, partnerId ?? '', amount);
    }
  }

  decide({ move, payee, pot, percent }: Decision): void {
    const amount = (this.of(pot, payee) * percent) / 100n;
    this.move(pot, payee, -amount);
    this.move(move === 'RELEASE' ? 'PARTNER_ACCRUED' : 'VENDOR_EXPENSE', payee, amount);
    if (move === 'FORFEIT') this.lose(pot, payee, amount);
  }

  /** All accounts sum to zero, the payees have together what is due less what they lost, and nobody's pot is below zero. */
  faults(due: bigint): string[] {
    const all = sum([...this.balances.values()]);
    const paid = all - this.of('VENDOR_EXPENSE');
    const lost = sum([...this.lost.values()].flatMap((pots) => Object.values(pots)));
    const negative = [...this.balances].filter(
      ([key, balance]) => /ACCRUED|HELD|RETENTION|WARRANTY/.test(key) && balance < 0n,
    );
    return [
      ...(all === 0n ? [] : [`the accounts sum to ${all}`]),
      ...(paid === due - lost ? [] : [`the payees have ${paid} instead of ${due} less ${lost} forfeited`]),
      ...(due !== 0n || this.posted.some(({ amount }) => amount !== 0n) ? [] : this.leftOver()),
      ...negative.map(([key, balance]) => `${key} holds ${balance}`),
    ];
  }

  private available(): ReadonlyMap<string, Available> {
    const of = (partnerId: string) => AVAILABLE.map((kind) => [kind, this.of(kind, partnerId)] as const);
    return new Map(
      PAYEES.map((partnerId) => [
        availableKey({ partnerId, currency: this.currency }),
        Object.fromEntries(of(partnerId)) as Available,
      ]),
    );
  }

  /** What stands anywhere although no line comes to anything. */
  private leftOver(): string[] {
    const debts = PAYEES.map((payee) => [payee, NET.reduce((all, kind) => all + this.of(kind, payee), 0n)] as const);
    return debts.filter(([, net]) => net !== 0n).map(([payee, net]) => `${payee} is left with ${net} of nothing`);
  }

  private lose(pot: keyof Forfeited, partnerId: string, amount: bigint): void {
    const key = availableKey({ partnerId, currency: this.currency });
    const before = this.lost.get(key) ?? { PARTNER_HELD: 0n, PARTNER_RETENTION: 0n, PARTNER_WARRANTY: 0n };
    this.lost.set(key, { ...before, [pot]: before[pot] + amount });
  }

  private of(kind: AccountKind, partnerId = ''): bigint {
    return this.balances.get(keyOf(kind, partnerId)) ?? 0n;
  }

  private move(kind: AccountKind, partnerId: string, amount: bigint): void {
    const key = keyOf(kind, partnerId);
    this.balances.set(key, (this.balances.get(key) ?? 0n) + amount);
  }
}

const keyOf = (kind: AccountKind, partnerId: string): string =>
  kind === 'VENDOR_EXPENSE' ? kind : `${kind} ${partnerId}`;

/** The sums of all revisions so far. */
function postedAfter(before: readonly PostedLine[], revisions: readonly Revision<DueLine>[]): PostedLine[] {
  const sums = new Map(before.map((line) => [lineKey(line), line]));
  for (const { due: _due, before: _before, ...revision } of revisions) {
    const known = sums.get(lineKey(revision)) ?? { amount: 0n, held: 0n };
    const after = { amount: known.amount + revision.amount, held: known.held + revision.held };
    sums.set(lineKey(revision), { ...revision, ...after, lineId: `${revision.revision}` });
  }
  return [...sums.values()];
}

const lineKey = ({ component, payee }: { readonly component: string; readonly payee: string }): string =>
  `${component} ${payee}`;
