import type { IncidentOutcome, Priority } from '../../outcomes/incidents/incident.rules';

export const RESOLVED_KPI = 'incident.resolved';
export const SLA_KPI = 'incident.sla';
export const UNUSABLE_KPI = 'incident.unusable';
/** The outcome definition, and so the measure that plans pay for. */
export const RESOLVED_OUTCOME = 'incident-resolved';
export const INCIDENT_SOURCE = 'incident-log';

/** The class of each priority, and what one incident of it is worth in credits. */
const CLASSES: Readonly<Record<Priority, { readonly class: string; readonly weight: string }>> = {
  '1 - Critical': { class: 'critical', weight: '4' },
  '2 - High': { class: 'high', weight: '2.5' },
  '3 - Moderate': { class: 'moderate', weight: '1' },
  '4 - Low': { class: 'low', weight: '0.5' },
};

/** The class under which a priority stands in plans and facts. */
export const classOf = (priority: Priority): string => CLASSES[priority].class;

/** The plan of every partner of an incident log: one price per credit, credits weighted by priority. */
export const incidentPlan = (rate: string, currency: string) => ({
  currency,
  components: [
    {
      key: 'resolved',
      label: 'Incidents resolved and not reopened',
      pay: { rate: { measure: RESOLVED_OUTCOME, unit: rate, classBy: 'priority', weights: Object.values(CLASSES) } },
    },
  ],
});

/** One agreement that has to be there before a partner's outcomes can be paid; half-open. */
export interface Span {
  readonly partner: string;
  readonly startOn: string;
  readonly endOn: string | null;
}

/** The spans that are missing so that every outcome falls into an agreement: earlier outcomes get an earlier span in front. */
export function missingSpans(
  outcomes: readonly IncidentOutcome[],
  known: readonly { readonly partner: string; readonly startOn: string }[],
): Span[] {
  const starts = new Map<string, string>();
  for (const { partner, startOn } of known) keepEarliest(starts, partner, startOn);
  const needed = new Map<string, string>();
  for (const { partner, resolvedAt } of outcomes) keepEarliest(needed, partner, `${resolvedAt.slice(0, 7)}-01`);
  return [...needed]
    .map(([partner, startOn]) => ({ partner, startOn, endOn: starts.get(partner) ?? null }))
    .filter(({ startOn, endOn }) => endOn === null || startOn < endOn)
    .sort((a, b) => (a.partner < b.partner ? -1 : 1));
}

function keepEarliest(days: Map<string, string>, partner: string, day: string): void {
  const known = days.get(partner);
  if (known === undefined || day < known) days.set(partner, day);
}
