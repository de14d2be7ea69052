import { dayNumberOf } from '../kernel/day';
import { type Rational, rational } from '../kernel/rational';
import type { Calc } from './calc';

export type Per = 'MONTH' | 'QUARTER' | 'YEAR';
export type Proration = 'DAYS' | 'MONTHS' | 'NONE';

interface Span {
  readonly start: string;
  readonly endExclusive: string;
}

const MONTHS: Readonly<Record<Per, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/**
 * How many months, quarters or years of a fee fall into a span of days, exactly.
 *
 * DAYS counts active days over the days of each calendar unit; MONTHS counts started months over the unit's months;
 * NONE counts each unit that begins in the span, and the one in which the span itself begins.
 */
export function unitsIn(calc: Calc, span: Span, per: Per, proration: Proration): Rational {
  if (span.start >= span.endExclusive) return calc.given(rational(0), 'active days');
  const [first, last] = [monthIndex(span.start), lastMonth(span.endExclusive)];
  const size = MONTHS[per];
  if (proration === 'MONTHS') {
    const months = calc.given(rational(last - first + 1), 'started months');
    return size === 1 ? months : calc.over(months, calc.given(rational(size), `months of a ${per.toLowerCase()}`));
  }
  const units = firstMonths(first, last, size);
  if (proration === 'NONE') return calc.given(rational(units.length), `${per.toLowerCase()}s begun`);
  return units.map((month) => partOfUnit(calc, span, month, size)).reduce((total, part) => calc.plus(total, part));
}

/** Active days over all days of the unit of `size` months that begins with this month. */
function partOfUnit(calc: Calc, span: Span, month: number, size: number): Rational {
  const [unitStart, unitEnd] = [firstDay(month), firstDay(month + size)];
  const active = Math.min(unitEnd, dayIn(span.endExclusive)) - Math.max(unitStart, dayIn(span.start));
  return calc.over(
    calc.given(rational(active), 'active days'),
    calc.given(rational(unitEnd - unitStart), `days of ${labelOf(month, size)}`),
  );
}

function firstMonths(first: number, last: number, size: number): number[] {
  const months: number[] = [];
  for (let month = first - (first % size); month <= last; month += size) months.push(month);
  return months;
}

const monthIndex = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** The month of the last day before the end. */
const lastMonth = (endExclusive: string): number => monthIndex(endExclusive) - (endExclusive.endsWith('-01') ? 1 : 0);

const firstDay = (month: number): number => dayNumberOf(Math.floor(month / 12), (month % 12) + 1, 1);

const dayIn = (date: string): number =>
  dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

const labelOf = (month: number, size: number): string => {
  const year = Math.floor(month / 12);
  if (size === 12) return `${year}`;
  return size === 3
    ? `${year}-Q${Math.floor((month % 12) / 3) + 1}`
    : `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
};
