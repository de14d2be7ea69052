import { pathText } from '../../engine/problem';
import { boundsOf } from '../../kernel/period';
import { Rational } from '../../kernel/rational';
import { type Prepared, payOf } from '../../settlement/compute-periods';
import { dueLines } from '../../settlement/due-lines.rules';
import { creditsOf } from './credits.rules';
import type { CountedSpan } from './outcome-counts.repository';

/** What one payee earns under one period label in one currency. */
export interface EarningsSum {
  readonly partnerId: string;
  readonly label: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly credits: Rational;
  /** Whether any line pays or takes, also where they add up to nothing. */
  readonly hasMoney: boolean;
}

/** The sums of all periods, the stretches of time whose outcomes count in them, and why a period is in none. */
export interface EarningsSums {
  readonly sums: readonly EarningsSum[];
  readonly spans: readonly CountedSpan[];
  readonly problems: readonly string[];
}

type Key = Pick<EarningsSum, 'partnerId' | 'label' | 'currency'>;

/**
 * Sums computed periods by payee, label and currency: an amount counts for the partner behind the payee of its line, credits
 * and outcomes for the partner of the agreement. A period that cannot be computed is in no sum and named as a problem.
 */
export function earningsSums(periods: readonly Prepared[]): EarningsSums {
  const sums = new Map<string, EarningsSum>();
  const spans: (Key & Omit<CountedSpan, 'row'>)[] = [];
  const problems: string[] = [];
  const add = (key: Key, more: Pick<EarningsSum, 'amount' | 'credits'>): void => {
    const { amount, credits, hasMoney } = sums.get(nameOf(key)) ?? NOTHING;
    const money = { amount: amount + more.amount, hasMoney: hasMoney || more.amount !== 0n };
    sums.set(nameOf(key), { ...key, ...money, credits: credits.plus(more.credits) });
  };
  for (const period of periods) {
    const { currency, lines, problem } = computed(period);
    if (problem !== null) problems.push(problem);
    if (!period.isReadable || problem !== null) continue;
    const { label } = period.period;
    const { partnerId, customerId } = period.agreement;
    const { start: from, endExclusive: until } = boundsOf(period.period);
    add({ partnerId, label, currency }, { amount: 0n, credits: creditsOf(period.plan, period.facts) });
    spans.push({ partnerId, label, currency, customerId, from, until });
    for (const line of lines) add({ ...line, label }, { amount: line.amount, credits: Rational.ZERO });
  }
  const rows = new Map([...sums.keys()].map((name, row) => [name, row]));
  return {
    sums: [...sums.values()],
    spans: spans.map((span) => ({ ...span, row: rows.get(nameOf(span)) ?? -1 })),
    problems,
  };
}

const NOTHING = { amount: 0n, credits: Rational.ZERO, hasMoney: false };

const nameOf = ({ partnerId, label, currency }: Key): string => `${partnerId} ${label} ${currency}`;

/** The lines of a period by partner, or the first reason for which settlement would refuse it. */
function computed(prepared: Prepared) {
  const { currency, lines, problems } = payOf(prepared, { explain: false });
  const due = dueLines(lines, prepared.version.payees);
  const [error] = problems.filter(({ severity }) => severity === 'ERROR');
  const reason =
    error !== undefined
      ? `${error.code} at ${pathText(error.path)}: ${error.sentence}`
      : due.strangers !== null
        ? `no partner stands behind the payee ${due.strangers.join(', ')}`
        : null;
  const { agreement, period } = prepared;
  return {
    currency,
    lines: (due.lines ?? []).map(({ partnerId, currency, amount }) => ({ partnerId, currency, amount })),
    problem: reason === null ? null : `${agreement.externalReference}, ${period.label}: ${reason}`,
  };
}
