import { type Hat, organisationOf } from '../access/hat.rules';
import { assert } from '../kernel/assert';
import { type Cadence, localDate, periodOf } from '../kernel/period';

export const AGREEMENT_STATUSES = ['DRAFT', 'PROPOSED', 'ACTIVE', 'ENDED'] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** The two sides whose signatures make a version binding. */
export const SIDES = ['VENDOR', 'PARTNER'] as const;
export type Side = (typeof SIDES)[number];

/** Periods are written down from the start on, so a start lies in the lifetime of the business. */
export const START_EARLIEST = '2000-01-01';
export const START_LATEST = '2099-12-31';

/** The versions of an agreement are read as a whole, so there is an end to them. */
export const VERSIONS_MAX = 100;

/** When an agreement runs and how its time is cut: all that its periods depend on. */
export interface AgreementTerm {
  readonly startOn: string;
  /** First day on which the agreement no longer runs; null while it is open-ended. */
  readonly endOn: string | null;
  readonly cadence: string;
  readonly timeZone: string;
}

/** The side of an agreement for which a hat speaks; a customer has none. */
export function sideOf(hat: Hat): Side {
  const organisation = organisationOf(hat);
  assert(organisation !== 'CUSTOMER', 'the action table lets no customer near the terms');
  return organisation;
}

/** The cadence of a stored agreement; the column holds only what the schema admitted. */
export const cadenceOf = ({ cadence }: Pick<AgreementTerm, 'cadence'>): Cadence => cadence as Cadence;

/**
 * The first day on which new terms apply unless they say another: the start of an agreement that nobody is bound by yet,
 * otherwise the start of the next period, so that none that has begun changes.
 */
export function effectiveOn(term: AgreementTerm, isBinding: boolean, now: string): string {
  if (!isBinding) return term.startOn;
  const today = localDate(now, term.timeZone);
  if (today < term.startOn) return term.startOn;
  return periodOf(today, cadenceOf(term), term.timeZone).endExclusive;
}

/** Whether a period of the agreement begins on a day: terms change there and nowhere else. */
export const beginsPeriod = (term: AgreementTerm, day: string): boolean =>
  day === term.startOn || (day > term.startOn && periodOf(day, cadenceOf(term), term.timeZone).start === day);

/** The day after which an agreement may still end: today, its start, or the start of the last period written down, whichever is latest. */
export function mustEndAfter(term: AgreementTerm, now: string, lastPeriodStart: string | null): string {
  const today = localDate(now, term.timeZone);
  return [today, term.startOn, lastPeriodStart ?? ''].reduce((latest, day) => (day > latest ? day : latest));
}
