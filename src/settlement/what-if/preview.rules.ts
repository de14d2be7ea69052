import type { LineKey, Sum } from '../revision.rules';

/** What one partner got, and would get, in one currency. */
export interface Compared {
  readonly partnerId: string;
  readonly currency: string;
  readonly posted: bigint;
  readonly draft: bigint;
}

/** The same for one closed period of one agreement. */
export interface PreviewRow extends Compared {
  readonly agreementId: string;
  readonly period: string;
}

/** The least and the most that one period label costs. */
export interface CostRange {
  readonly lowest: bigint;
  readonly highest: bigint;
}

/** All rows of one currency together. */
export interface PreviewTotal {
  readonly currency: string;
  readonly posted: bigint;
  readonly draft: bigint;
  readonly postedRange: CostRange;
  readonly draftRange: CostRange;
  /** Partners who would get more, the largest difference first. */
  readonly gains: readonly Compared[];
  /** Partners who would get less, the largest difference first. */
  readonly losses: readonly Compared[];
}

type Paid = Pick<LineKey & Sum, 'partnerId' | 'currency' | 'amount'>;

/** Compares what was posted for one closed period with what the draft would pay, by partner and currency. */
export function compare(
  span: Pick<PreviewRow, 'agreementId' | 'period'>,
  posted: readonly Paid[],
  draft: readonly Paid[],
): readonly PreviewRow[] {
  const paid = [
    ...posted.map(({ amount, ...of }) => ({ ...of, posted: amount, draft: 0n })),
    ...draft.map(({ amount, ...of }) => ({ ...of, posted: 0n, draft: amount })),
  ];
  return summed(paid, ({ partnerId, currency }) => `${partnerId} ${currency}`).map(
    ({ partnerId, currency, ...sums }) => ({ ...span, partnerId, currency, posted: sums.posted, draft: sums.draft }),
  );
}

/** Totals per currency in their order; the total is the sum of its rows, and of its partners. */
export function totalsOf(rows: readonly PreviewRow[]): readonly PreviewTotal[] {
  return [...grouped(rows, ({ currency }) => currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => {
      const partners = summed<Compared>(own, ({ partnerId }) => partnerId);
      const periods = summed(own, ({ period }) => period);
      return {
        currency,
        posted: sum(own.map(({ posted }) => posted)),
        draft: sum(own.map(({ draft }) => draft)),
        postedRange: rangeOf(periods.map(({ posted }) => posted)),
        draftRange: rangeOf(periods.map(({ draft }) => draft)),
        gains: partners.filter((one) => differenceOf(one) > 0n).sort(byDifference(-1)),
        losses: partners.filter((one) => differenceOf(one) < 0n).sort(byDifference(1)),
      };
    });
}

/** What somebody would get beyond what was posted. */
export const differenceOf = ({ posted, draft }: Pick<Compared, 'posted' | 'draft'>): bigint => draft - posted;

const byDifference = (sign: 1 | -1) => (a: Compared, b: Compared) => {
  const [left, right] = [differenceOf(a), differenceOf(b)];
  if (left === right) return a.partnerId < b.partnerId ? -1 : 1;
  return left < right ? -sign : sign;
};

/** The first row of each group with the sums of all of them. */
const summed = <Row extends Pick<Compared, 'posted' | 'draft'>>(
  rows: readonly Row[],
  key: (row: Row) => string,
): Row[] =>
  [...grouped(rows, key).values()].flatMap((group) => {
    const posted = sum(group.map((row) => row.posted));
    const draft = sum(group.map((row) => row.draft));
    return group.slice(0, 1).map((head) => ({ ...head, posted, draft }));
  });

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

const rangeOf = (costs: readonly bigint[]): CostRange => {
  const [head = 0n, ...tail] = costs;
  return tail.reduce(
    ({ lowest, highest }, cost) => ({
      lowest: cost < lowest ? cost : lowest,
      highest: cost > highest ? cost : highest,
    }),
    { lowest: head, highest: head },
  );
};
