import fc from 'fast-check';
import type { HoldbackPot } from '../../../src/engine/plan';
import type { AccountKind } from '../../../src/ledger/account.rules';
import { AVAILABLE, type Available, availableKey, transfersOf } from '../../../src/settlement/booking.rules';
import { type DueLine, type PostedLine, type Revision, revise } from '../../../src/settlement/revision.rules';
import { type Allocate, type Draw, sum } from './splits';

const PLACE = { agreementId: 'agreement', periodId: 'period', periodLabel: '2026-03' };
const PAYEES = ['lead', 'field', 'third'];
const WEIGHTS = [333_333n, 333_333n, 333_334n];
const HELD = [85n, 15n];
const POTS: readonly HoldbackPot[] = ['HOLDBACK', 'RETENTION', 'WARRANTY'];

/** One period recomputed again and again: what each component comes to, more, less or gone. */
const recomputes = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  rounds: fc.array(fc.array(fc.option(fc.bigInt({ min: -50_000n, max: 100_000n })), { minLength: 1, maxLength: 4 }), {
    minLength: 2,
    maxLength: 6,
  }),
});

/** After every recompute the books hold exactly what it came to: nothing of what was taken back stays or is lost. */
export function clawbackFaults(draw: Draw, divide: Allocate): string[] {
  return fc.sample(recomputes, draw).flatMap(({ currency, rounds }, number) => {
    const books = new Books(currency);
    return rounds.flatMap((amounts, round) => {
      const due = amounts.flatMap((amount, place) => (amount === null ? [] : linesOf(place, amount, currency, divide)));
      books.post(due);
      const whole = sum(amounts.map((amount) => amount ?? 0n));
      return books.faults(whole).map((fault) => `book ${number}, recompute ${round + 1}: ${fault}`);
    });
  });
}

/** The lines of one component, which holds back into one of the pots. */
function linesOf(place: number, amount: bigint, currency: string, divide: Allocate): DueLine[] {
  const component = `c${place}`;
  const pot = POTS[place % POTS.length] ?? 'HOLDBACK';
  const parts = divide(amount, WEIGHTS);
  return PAYEES.map((payee, index) => {
    const part = parts[index] ?? 0n;
    const held = part > 0n ? (divide(part, HELD)[1] ?? 0n) : 0n;
    return { component, segment: '', payee, partnerId: payee, currency, amount: part, held, pot };
  });
}

/** Accounts and posted lines, kept as the settlement keeps them. */
class Books {
  private readonly balances = new Map<string, bigint>();
  private posted: readonly PostedLine[] = [];

  constructor(private readonly currency: string) {}

  post(due: readonly DueLine[]): void {
    const revisions = revise(due, this.posted);
    for (const { debit, credit, amount, partnerId } of transfersOf(revisions, this.available(), PLACE)) {
      if (amount <= 0n) throw new Error(`a transfer of ${amount}`);
      this.move(debit, partnerId ?? '', -amount);
      this.move(credit, partnerId ?? '', amount);
    }
    this.posted = postedAfter(this.posted, revisions);
  }

  /** All accounts sum to zero, the payees have together what is due, and nobody's pot is below zero. */
  faults(due: bigint): string[] {
    const all = sum([...this.balances.values()]);
    const paid = all - this.of('VENDOR_EXPENSE');
    const negative = [...this.balances].filter(
      ([key, balance]) => /ACCRUED|HELD|RETENTION|WARRANTY/.test(key) && balance < 0n,
    );
    return [
      ...(all === 0n ? [] : [`the accounts sum to ${all}`]),
      ...(paid === due ? [] : [`the payees have ${paid} instead of ${due}`]),
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
