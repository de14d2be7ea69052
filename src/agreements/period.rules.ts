import { localDate, type Period, parseLabel, periodOf, startOfDay } from '../kernel/period';
import { type AgreementTerm, cadenceOf } from './agreement.rules';

export const PERIOD_STATES = ['OPEN', 'CLOSING', 'CLOSED'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** True once the last instant of the period has passed on the clocks of its agreement. */
export const hasEnded = (period: Pick<Period, 'endExclusive' | 'timeZone'>, now: string): boolean =>
  Date.parse(startOfDay(period.endExclusive, period.timeZone)) <= Date.parse(now);

/** Every period of an agreement from its start up to and including the one that contains the instant, in order, without gap or overlap. */
export function periodsThrough(term: AgreementTerm, through: string): readonly Period[] {
  const lastDay = localDate(through, term.timeZone);
  const periods: Period[] = [];
  for (let day = term.startOn; day <= lastDay; ) {
    const period = periodOf(day, cadenceOf(term), term.timeZone);
    const clipped = clip(term, period);
    if (clipped === null) break;
    periods.push(clipped);
    day = period.endExclusive;
  }
  return periods;
}

/** The period of an agreement that carries a label, clipped to its term; null where the agreement has no such period. */
export function periodLabelled(term: AgreementTerm, label: string): Period | null {
  const period = parseLabel(label, term.timeZone);
  if (period === null || periodOf(period.start, cadenceOf(term), term.timeZone).label !== period.label) return null;
  return clip(term, period);
}

/**
 * The period that begins where another one ends. It may lie beyond the end of the agreement: corrections of an ended
 * agreement are posted somewhere, and nothing new is earned there because the agreement is not in force.
 */
export function periodAfter(term: AgreementTerm, period: { readonly endOn: string; readonly label: string }): Period {
  const calendar = parseLabel(period.label, term.timeZone);
  const following = periodOf(calendar?.endExclusive ?? period.endOn, cadenceOf(term), term.timeZone);
  return clip(term, following) ?? following;
}

/** A calendar period cut down to the term of the agreement, under its calendar label; null where nothing is left. */
function clip({ startOn, endOn }: AgreementTerm, period: Period): Period | null {
  const start = startOn > period.start ? startOn : period.start;
  const endExclusive = endOn !== null && endOn < period.endExclusive ? endOn : period.endExclusive;
  return start < endExclusive ? { ...period, start, endExclusive } : null;
}
