import { dayNumberOf, padded } from '../kernel/day';
import { Rational } from '../kernel/rational';
import type { ActiveDays } from './active-days';
import type { Calc } from './calc';

export type Per = 'MONTH' | 'QUARTER' | 'YEAR';
export type Proration = 'DAYS' | 'MONTHS' | 'NONE';

const MONTHS: Readonly<Record<Per, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/**
 * How many months, quarters or years of a fee fall into the active days of a period, exactly.
 *
 * DAYS counts active days over the days of each calendar unit; MONTHS counts started months over the unit's months;
 * NONE counts each unit that begins in the period, and the one in which the agreement begins.
 */
export function unitsIn(calc: Calc, active: ActiveDays, per: Per, proration: Proration): Rational {
  if (active.start >= active.endExclusive) return calc.given(Rational.ZERO, () => 'active days');
  const size = MONTHS[per];
  switch (proration) {
    case 'DAYS':
      return byDays(calc, active, size);
    case 'MONTHS':
      return byMonths(calc, active, size, per);
    case 'NONE':
      return calc.given(Rational.whole(begun(active, size)), () => `${per.toLowerCase()}s begun`);
  }
}

function byDays(calc: Calc, active: ActiveDays, size: number): Rational {
  let total: Rational | null = null;
  for (const month of unitsOf(active, size)) {
    const [unitStart, unitEnd] = [firstDay(month), firstDay(month + size)];
    const days = Math.min(unitEnd, dayIn(active.endExclusive)) - Math.max(unitStart, dayIn(active.start));
    const part = calc.over(
      calc.given(Rational.whole(days), () => 'active days'),
      calc.given(Rational.whole(unitEnd - unitStart), () => `days of ${labelOf(month, size)}`),
    );
    total = total === null ? part : calc.plus(total, part);
  }
  return total ?? Rational.ZERO;
}

function byMonths(calc: Calc, active: ActiveDays, size: number, per: Per): Rational {
  const count = lastMonth(active.endExclusive) - monthOf(active.start) + 1;
  const months = calc.given(Rational.whole(count), () => 'started months');
  return size === 1
    ? months
    : calc.over(
        months,
        calc.given(Rational.whole(size), () => `months of a ${per.toLowerCase()}`),
      );
}

function begun(active: ActiveDays, size: number): number {
  const start = dayIn(active.start);
  return unitsOf(active, size).filter((month) => active.isFirst || firstDay(month) >= start).length;
}

/** The first months of the units that the active days touch. */
function unitsOf(active: ActiveDays, size: number): readonly number[] {
  const [first, last] = [monthOf(active.start), lastMonth(active.endExclusive)];
  const units: number[] = [];
  for (let month = first - (first % size); month <= last; month += size) units.push(month);
  return units;
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** The month of the last day before the end. */
const lastMonth = (endExclusive: string): number => monthOf(endExclusive) - (endExclusive.endsWith('-01') ? 1 : 0);

const firstDay = (month: number): number => dayNumberOf(Math.floor(month / 12), (month % 12) + 1, 1);

const dayIn = (date: string): number =>
  dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

function labelOf(month: number, size: number): string {
  const [year, place] = [Math.floor(month / 12), month % 12];
  if (size === 12) return `${year}`;
  return size === 3 ? `${year}-Q${Math.floor(place / 3) + 1}` : `${year}-${padded(place + 1, 2)}`;
}
