import { present } from '../kernel/assert';
import { dateOfDay, dayNumber } from '../kernel/day';

/** The instant at which the observation window of an outcome closes: `occurredAt` plus whole days of 24 hours. */
export function maturesAt(occurredAt: string, windowDays: number): string {
  const day = present(dayNumber(occurredAt.slice(0, 10)), `an instant begins with its day: ${occurredAt}`);
  return `${dateOfDay(day + windowDays)}${occurredAt.slice(10)}`;
}

/** How far ahead of our clock that of a reporter may be. */
const SKEW_MINUTES_MAX = 60;

/** True for an instant that has not come yet, beyond what clocks may disagree about: nothing in it can have happened. */
export const isAhead = (instant: string, now: string): boolean =>
  // Instants compare as strings; most are of the past, and only the others are worth a calculation.
  instant > now && Date.parse(instant) - Date.parse(now) > SKEW_MINUTES_MAX * 60_000;
