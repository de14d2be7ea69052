import type { IncidentVerdict } from '../../outcomes/incidents/incident.rules';
import { corrects, isKnown, type KnownPosition } from '../../outcomes/incidents/row-position.rules';
import { incidentKey } from './incident-key.rules';
import { classOf, RESOLVED_KPI, SLA_KPI, UNUSABLE_KPI } from './incident-terms.rules';

interface Measured {
  readonly key: string;
  readonly kpiKey: string;
  readonly externalReference: string;
  readonly partnerReference?: string;
  readonly customerReference?: string;
  readonly at: string;
  readonly quantity: string;
  readonly unit: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
}

/** The measurements that say what one incident's deciding row says. */
export function measurementsOf(verdict: IncidentVerdict): Measured[] {
  // A row that names no incident, or no place in time, says nothing that a later row could correct.
  if (verdict.number === '' || !isKnown(verdict.decidedBy)) return [];
  const key = incidentKey(verdict.number, verdict.decidedBy);
  if (verdict.kind === 'rejected') {
    const unusable = { kpiKey: UNUSABLE_KPI, at: verdict.decidedBy.updatedAt, quantity: '1', unit: 'incident' };
    return [
      { ...unusable, key, externalReference: verdict.number, dimensions: [{ name: 'reason', value: verdict.reason }] },
    ];
  }
  const { number, partner, customer, resolvedAt: at, priority, slaMet } = verdict;
  const about = { partnerReference: partner, customerReference: customer, at };
  const dimensions = [{ name: 'priority', value: classOf(priority) }];
  return [
    { ...about, key, externalReference: number, kpiKey: RESOLVED_KPI, quantity: '1', unit: 'incident', dimensions },
    {
      ...about,
      key: `${key}/sla`,
      externalReference: `${number}/sla`,
      kpiKey: SLA_KPI,
      quantity: slaMet ? '1' : '0',
      unit: 'ratio',
      dimensions,
    },
  ];
}

/** The verdicts that say something new or the newest known; an older file changes nothing that a newer one has said. */
export function currentVerdicts(
  verdicts: readonly IncidentVerdict[],
  known: ReadonlyMap<string, KnownPosition>,
): IncidentVerdict[] {
  return verdicts.filter(({ number, decidedBy }) => {
    const position = known.get(number);
    return position === undefined || corrects(decidedBy, position) || isSame(decidedBy, position);
  });
}

const isSame = (position: IncidentVerdict['decidedBy'], known: KnownPosition): boolean =>
  position.updatedAt === known.updatedAt && position.modCount === known.modCount;
