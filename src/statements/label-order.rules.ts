import { type AgreementTerm, cadenceOf } from '../agreements/agreement.rules';
import { periodLabelled } from '../agreements/period.rules';
import { present } from '../kernel/assert';
import { dateOfDay, dayNumber } from '../kernel/day';
import { type Period, parseLabel, periodOf } from '../kernel/period';

/** The order of labels: by the day on which they end; of those that end on the same day the shorter first. */
export function byLabel(a: string, b: string): number {
  const [one, other] = [daysOf(a), daysOf(b)];
  return order(one.endExclusive, other.endExclusive) || order(other.start, one.start);
}

/** True where a label is the given one or comes before it. */
export const isUpTo = (label: string, last: string): boolean => byLabel(label, last) <= 0;

/** The last period of an agreement that a statement of this label may gather; null where the agreement has none. */
export function lastPeriodUpTo(term: AgreementTerm, label: string): Period | null {
  const { endExclusive } = daysOf(label);
  const end = term.endOn !== null && term.endOn < endExclusive ? term.endOn : endExclusive;
  const around = periodOf(dayBefore(end), cadenceOf(term), 'UTC');
  const last = isUpTo(around.label, label) ? around : periodOf(dayBefore(around.start), cadenceOf(term), 'UTC');
  return periodLabelled(term, last.label);
}

const daysOf = (label: string): Period => present(parseLabel(label, 'UTC'), `not a label of a period: ${label}`);

const dayBefore = (day: string): string => dateOfDay(present(dayNumber(day), `not a day: ${day}`) - 1);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
