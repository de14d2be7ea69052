import type { OwnerKind } from '../../kpis/source.rules';
import { maturesAt } from '../maturity.rules';
import { type OutcomeEvent, type OutcomeState, SUPERSEDED } from '../outcome-event.rules';
import type { CountedOutcome } from '../outcome-shift.rules';
import type { AdmittedReport } from './admit-reports.rules';

/** What of a definition decides about a claim by rule. */
export interface RuledDefinition {
  readonly id: string;
  readonly verifierPolicy: string;
  readonly sourceId: string | null;
  readonly windowDays: number;
}

export interface ReportingSource {
  readonly id: string;
  readonly ownerKind: string;
  readonly partnerId: string | null;
}

/** An outcome with what its next event needs to know; `sourceId` is where its measurement came from. */
export interface Standing extends CountedOutcome {
  readonly id: string;
  readonly externalReference: string;
  readonly revision: number;
  readonly state: OutcomeState;
  readonly lastSequence: number;
  readonly sourceId: string | null;
}

export interface NewOutcome extends Standing {
  readonly maturesAt: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly measurementId: string;
}

/** A measurement that may claim: it names whom it is about. */
export type Claiming = AdmittedReport<RuledDefinition> & { readonly partnerId: string; readonly customerId: string };

/** Who reports, through whom and when. */
export interface Reporting {
  readonly source: ReportingSource;
  readonly personId: string | null;
  readonly now: string;
  readonly newId: () => string;
}

/** The outcome that a measurement claims under a definition, as its own events leave it. */
export function outcomeOf(
  report: Claiming,
  definition: RuledDefinition,
  revision: number,
  isVerified: boolean,
  { source, newId }: Reporting,
): NewOutcome {
  return {
    id: newId(),
    definitionId: definition.id,
    partnerId: report.partnerId,
    customerId: report.customerId,
    externalReference: report.externalReference,
    revision,
    occurredAt: report.at,
    maturesAt: maturesAt(report.at, definition.windowDays),
    quantity: report.quantity,
    unit: report.unit,
    dimensions: report.dimensions,
    measurementId: report.id,
    sourceId: source.id,
    state: isVerified ? 'VERIFIED' : 'CLAIMED',
    lastSequence: isVerified ? 2 : 1,
  };
}

/** The claim is the owner's, because it was the owner's system that spoke; the confirmation is the source's. */
export function birth({ state }: NewOutcome, { source, personId, now }: Reporting): readonly OutcomeEvent[] {
  const organisation = source.ownerKind as OwnerKind;
  const claim: OutcomeEvent = { sequence: 1, type: 'CLAIMED', organisation, personId, at: now, reason: null };
  return state === 'VERIFIED' ? [claim, { ...claim, sequence: 2, type: 'VERIFIED', organisation: 'SOURCE' }] : [claim];
}

/** What reverses an older revision: the word of the source. */
export const reversal = ({ lastSequence }: Standing, { personId, now }: Reporting): OutcomeEvent => ({
  sequence: lastSequence + 1,
  type: 'REVERSED',
  organisation: 'SOURCE',
  personId,
  at: now,
  reason: SUPERSEDED,
});
