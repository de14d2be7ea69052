import { Temporal } from 'temporal-polyfill';
import { present } from './assert';
import { dateText, dayNumber, padded } from './day';

export const CADENCES = ['MONTH', 'QUARTER', 'YEAR'] as const;
export type Cadence = (typeof CADENCES)[number];

/** A half-open span of whole days `[start, endExclusive)` in a business time zone. */
export interface Period {
  readonly label: string;
  readonly start: string;
  readonly endExclusive: string;
  readonly timeZone: string;
}

/** The period of that cadence in which an instant (or a plain date) falls, as the clocks of the time zone show it. */
export function periodOf(at: string, cadence: Cadence, timeZone: string): Period {
  const date = dayNumber(at) === null ? localDate(at, timeZone) : at;
  return periodAt(Number(date.slice(0, 4)), Number(date.slice(5, 7)), cadence, timeZone);
}

/** Reads a label (`2016-03`, `2016-Q1`, `2016`) into its period; any other text is null. */
export function parseLabel(label: string, timeZone: string): Period | null {
  // The calendar begins with the year 1, and a period needs a day after its last.
  if (/^(0000|9999)/.test(label)) return null;
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  if (month !== null) return periodAt(Number(month[1]), Number(month[2]), 'MONTH', timeZone);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
  if (quarter !== null) return periodAt(Number(quarter[1]), Number(quarter[2]) * 3, 'QUARTER', timeZone);
  return /^\d{4}$/.test(label) ? periodAt(Number(label), 1, 'YEAR', timeZone) : null;
}

/** A period of any whole days; its label is that of the calendar period it equals, otherwise `start/endExclusive`. */
export function periodBetween(start: string, endExclusive: string, timeZone: string): Period {
  for (const cadence of CADENCES) {
    const period = periodOf(start, cadence, timeZone);
    if (period.start === start && period.endExclusive === endExclusive) return period;
  }
  return { label: `${start}/${endExclusive}`, start, endExclusive, timeZone };
}

/** The period of the same cadence that begins where this one ends. */
export const next = (period: Period, cadence: Cadence): Period =>
  periodOf(period.endExclusive, cadence, period.timeZone);

/** The number of calendar days, counted on the calendar and so unmoved by daylight saving. */
export function daysIn(period: Pick<Period, 'start' | 'endExclusive'>): number {
  return dayOf(period.endExclusive) - dayOf(period.start);
}

/** The real minutes of a period: a month with a clock change has sixty more or fewer. */
export function minutesIn(period: Period): number {
  const { start, endExclusive } = boundsOf(period);
  return (Date.parse(endExclusive) - Date.parse(start)) / 60_000;
}

/** The instants at which a period starts and ends, in the canonical form of `parseInstant`. */
export function boundsOf(period: Period): { readonly start: string; readonly endExclusive: string } {
  return {
    start: startOfDay(period.start, period.timeZone),
    endExclusive: startOfDay(period.endExclusive, period.timeZone),
  };
}

/** True for a canonical instant of `[start, endExclusive)`: every instant belongs to exactly one period. */
export function contains(period: Period, instant: string): boolean {
  const bounds = boundsOf(period);
  return bounds.start <= instant && instant < bounds.endExclusive;
}

/** The date that was asked for last in each time zone: a batch asks for one instant, agreement by agreement. */
const lastDates = new Map<string, { readonly instant: string; readonly date: string }>();

/** The calendar date that the clocks of a time zone show at an instant. */
export function localDate(instant: string, timeZone: string): string {
  const last = lastDates.get(timeZone);
  if (last?.instant === instant) return last.date;
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  lastDates.set(timeZone, { instant, date });
  return date;
}

/** True for a time zone of the IANA database, such as `Europe/Berlin` or `UTC`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime({ timeZone });
    return /^[A-Za-z]/.test(timeZone);
  } catch {
    return false;
  }
}

const STARTS_KEPT_MAX = 10_000;
const startsOf = new Map<string, Map<string, string>>();

/** The first instant of a local day; computed once per day and zone, because a zone lookup costs more than a plan. */
export function startOfDay(date: string, timeZone: string): string {
  const starts = startsOf.get(timeZone) ?? new Map<string, string>();
  const known = starts.get(date);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).toInstant();
  const text = start.toString({ fractionalSecondDigits: 6 });
  if (starts.size >= STARTS_KEPT_MAX) starts.clear();
  startsOf.set(timeZone, starts.set(date, text));
  return text;
}

function periodAt(year: number, month: number, cadence: Cadence, timeZone: string): Period {
  switch (cadence) {
    case 'MONTH':
      return spanning(`${padded(year, 4)}-${padded(month, 2)}`, year, month, 1, timeZone);
    case 'QUARTER': {
      const quarter = Math.ceil(month / 3);
      return spanning(`${padded(year, 4)}-Q${quarter}`, year, quarter * 3 - 2, 3, timeZone);
    }
    case 'YEAR':
      return spanning(padded(year, 4), year, 1, 12, timeZone);
  }
}

function spanning(label: string, year: number, month: number, months: number, timeZone: string): Period {
  const isLastOfYear = month + months > 12;
  const endExclusive = isLastOfYear ? dateText(year + 1, 1, 1) : dateText(year, month + months, 1);
  return { label, start: dateText(year, month, 1), endExclusive, timeZone };
}

const dayOf = (date: string): number => present(dayNumber(date), `not a calendar date: ${date}`);
