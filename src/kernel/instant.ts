import { dateOfDay, dayNumber, padded } from './day';
import { notParsed, type Parsed, parsed } from './parsed';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2})?)$/;

const YEARS_1_TO_9999 = /^(?!0000)\d{4}-/;

const MINUTES_A_DAY = 24 * 60;

/**
 * Reads an ISO 8601 instant into its one canonical form `YYYY-MM-DDTHH:MM:SS.ffffffZ`.
 *
 * Canonical instants compare as strings. Digits beyond the microsecond are dropped towards the past, so that an instant
 * can never move into the next period. Dates that do not exist and instants without an offset are refused.
 */
export function parseInstant(text: string): Parsed<string> {
  const match = INSTANT.exec(text);
  if (match === null) return refused(text, 'needs the form 2026-09-30T21:59:59Z, with Z or an offset');
  const day = dayNumber(match[1] ?? '');
  if (day === null) return refused(text, 'names a date that does not exist');
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? '0')];
  if (hour > 23 || minute > 59 || second > 59) return refused(text, 'names a time of day that does not exist');
  const [offsetHour, offsetMinute] = [Number(match[8] ?? '0'), Number(match[9] ?? '0')];
  if (offsetHour > 23 || offsetMinute > 59) return refused(text, 'has an offset that does not exist');
  const offset = (match[7] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  const fraction = match[5] ?? '';
  // What is told in UTC has its date and its time in the text already.
  const instant =
    offset === 0
      ? written(match[1] ?? '', `${match[2]}:${match[3]}:${match[4] ?? '00'}`, fraction)
      : canonical(day, hour * 60 + minute - offset, second, fraction);
  return YEARS_1_TO_9999.test(instant) ? parsed(instant) : refused(text, 'is outside the years 1 to 9999');
}

/** Reads a calendar date `YYYY-MM-DD`, refusing dates that do not exist such as 2026-02-30. */
export function parsePlainDate(text: string): Parsed<string> {
  return dayNumber(text) === null ? refused(text, 'is not a calendar date of the form 2026-09-30') : parsed(text);
}

function canonical(day: number, minuteOfDay: number, second: number, fraction: string): string {
  const carriedDays = Math.floor(minuteOfDay / MINUTES_A_DAY);
  const minute = minuteOfDay - carriedDays * MINUTES_A_DAY;
  const time = `${padded(Math.floor(minute / 60), 2)}:${padded(minute % 60, 2)}:${padded(second, 2)}`;
  return written(dateOfDay(day + carriedDays), time, fraction);
}

const written = (date: string, time: string, fraction: string): string =>
  `${date}T${time}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;

const refused = (text: string, why: string): Parsed<never> =>
  notParsed('INVALID_INPUT', `"${text.slice(0, 50)}" ${why}.`);
