import { readableAmount } from '../../kernel/money';
import {
  currenciesOf,
  type EstimatedComponent,
  type EstimatedPay,
  estimated,
  estimatedComponents,
} from '../estimate.rules';

/** The pay of one agreement as it is, and as it would be. */
export interface ChangedPay {
  readonly now: EstimatedPay;
  readonly after: EstimatedPay;
}

/** What would change in one currency, by agreement and component. */
export interface Change {
  readonly currency: string;
  readonly now: readonly EstimatedComponent[];
  readonly after: readonly EstimatedComponent[];
  readonly nowTotal: bigint;
  readonly afterTotal: bigint;
  /** What settling now would post: `nowTotal` less what has been posted. */
  readonly projected: bigint;
  readonly sentences: readonly string[];
}

/** What would change, one entry per currency in their order; amounts of two currencies are never added. */
export function changesOf(pays: readonly ChangedPay[]): readonly Change[] {
  const before = pays.map(({ now }) => now);
  const after = pays.map((pay) => pay.after);
  const currencies = [...new Set([...currenciesOf(before), ...currenciesOf(after)])].sort();
  return currencies.map((currency) => changeOf(before, after, currency));
}

function changeOf(before: readonly EstimatedPay[], later: readonly EstimatedPay[], currency: string): Change {
  const [now, after] = [estimatedComponents(before, currency), estimatedComponents(later, currency)];
  const [nowTotal, afterTotal] = [total(now), total(after)];
  const { projected } = estimated(before, currency);
  const sentences = [
    moved('In total', { amount: nowTotal, held: 0n }, { amount: afterTotal, held: 0n }, currency),
    ...componentSentences(now, after, currency),
  ];
  return { currency, now, after, nowTotal, afterTotal, projected, sentences };
}

/** One sentence for each component whose pay changes, in the order of the plan. */
function componentSentences(
  now: readonly EstimatedComponent[],
  after: readonly EstimatedComponent[],
  currency: string,
): readonly string[] {
  const known = new Map([...now, ...after].map((one) => [keyOf(one), one.label]));
  const [before, later] = [byKey(now), byKey(after)];
  return [...known].flatMap(([key, label]) => {
    const [was, is] = [before.get(key) ?? NOTHING, later.get(key) ?? NOTHING];
    return was.amount === is.amount && was.held === is.held ? [] : [moved(label, was, is, currency)];
  });
}

type Sum = Pick<EstimatedComponent, 'amount' | 'held'>;

const NOTHING: Sum = { amount: 0n, held: 0n };

function moved(label: string, was: Sum, is: Sum, currency: string): string {
  const text = (minor: bigint) => readableAmount(minor, currency);
  const difference = is.amount - was.amount;
  const held = is.held - was.held;
  const of = (minor: bigint) => `${text(minor < 0n ? -minor : minor)} ${minor < 0n ? 'less' : 'more'}`;
  const change = difference === 0n ? 'no change' : of(difference);
  const kept = held === 0n ? '' : `, ${of(held)} of it held back`;
  return `${label}: ${text(was.amount)} now, ${text(is.amount)} after, ${change}${kept}.`;
}

const keyOf = ({ agreementId, component }: EstimatedComponent): string => `${agreementId} ${component}`;

const byKey = (components: readonly EstimatedComponent[]): ReadonlyMap<string, EstimatedComponent> =>
  new Map(components.map((one) => [keyOf(one), one]));

const total = (components: readonly EstimatedComponent[]): bigint =>
  components.reduce((sum, { amount }) => sum + amount, 0n);
