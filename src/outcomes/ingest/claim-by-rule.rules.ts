import type { OwnerKind } from '../../kpis/source.rules';
import type { OutcomeShift } from '../../targets/target-rollup.rules';
import { maturesAt } from '../maturity.rules';
import { type OutcomeEvent, type OutcomeState, SUPERSEDED } from '../outcome-event.rules';
import { type CountedOutcome, shiftOf } from '../outcome-shift.rules';
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

interface Happened<Outcome> {
  readonly outcome: Outcome;
  readonly event: OutcomeEvent;
}

/** What a batch of measurements does to outcomes. */
export interface Claims {
  /** In the order of their revisions; each in the state to which its own events lead. */
  readonly added: readonly NewOutcome[];
  readonly addedEvents: readonly Happened<NewOutcome>[];
  /** Older revisions, known before, that a correction reverses. */
  readonly superseded: readonly Happened<Standing>[];
  readonly shifts: readonly OutcomeShift[];
  readonly claimed: number;
  readonly verified: number;
}

interface Setting {
  readonly source: ReportingSource;
  /** The latest revision of each definition and reference that the batch may touch. */
  readonly standing: readonly Standing[];
  readonly personId: string | null;
  readonly now: string;
  readonly newId: () => string;
}

type Claiming = AdmittedReport<RuledDefinition> & { readonly partnerId: string; readonly customerId: string };

/**
 * Lets each measurement claim an outcome under each definition of its KPI. A correction reverses the older revision and
 * claims the next one; a correction to zero only reverses. What another source or a person has claimed stands, unless this
 * is the source of record. Under AUTOMATIC the source of record verifies at once, except for the partner that owns it.
 */
export function claimByRule(reports: readonly Claiming[], setting: Setting): Claims {
  const book = new Book(setting);
  for (const report of reports) for (const definition of report.definitions) book.enter(report, definition);
  return book.claims();
}

/** The outcomes of one batch as they come about, report by report. */
class Book {
  private readonly latest: Map<string, Standing>;
  private readonly added = new Map<string, NewOutcome>();
  private readonly addedEvents: Happened<NewOutcome>[] = [];
  private readonly superseded: Happened<Standing>[] = [];
  private readonly shifts: OutcomeShift[] = [];
  private verified = 0;

  constructor(private readonly setting: Setting) {
    this.latest = new Map(setting.standing.map((outcome) => [thingOf(outcome.definitionId, outcome), outcome]));
  }

  enter(report: Claiming, definition: RuledDefinition): void {
    const { source } = this.setting;
    const older = this.latest.get(thingOf(definition.id, report));
    const isOfRecord = definition.sourceId === source.id;
    if (older !== undefined && older.sourceId !== source.id && !isOfRecord) return;
    if (older !== undefined && stands(older.state)) this.reverse(older);
    if (!isAboveZero(report.quantity)) return;
    const isPayee = source.partnerId === report.partnerId;
    const isVerified = definition.verifierPolicy === 'AUTOMATIC' && isOfRecord && !isPayee;
    this.claim(outcomeOf(report, definition, (older?.revision ?? 0) + 1, isVerified, this.setting));
  }

  claims(): Claims {
    const { added, addedEvents, superseded, shifts, verified } = this;
    return { added: [...added.values()], addedEvents, superseded, shifts, claimed: added.size, verified };
  }

  private reverse(older: Standing): void {
    const event = reversal(older, this.setting);
    const own = this.added.get(older.id);
    if (own === undefined) this.superseded.push({ outcome: older, event });
    else {
      this.addedEvents.push({ outcome: own, event });
      this.added.set(own.id, { ...own, state: 'REVERSED', lastSequence: event.sequence });
    }
    this.shifts.push(shiftOf(older, older.state, 'REVERSED'));
    const reversed: Standing = { ...older, state: 'REVERSED', lastSequence: event.sequence };
    this.latest.set(thingOf(older.definitionId, older), reversed);
  }

  private claim(outcome: NewOutcome): void {
    this.added.set(outcome.id, outcome);
    this.latest.set(thingOf(outcome.definitionId, outcome), outcome);
    for (const event of birth(outcome, this.setting)) this.addedEvents.push({ outcome, event });
    this.shifts.push(shiftOf(outcome, null, outcome.state));
    this.verified += outcome.state === 'VERIFIED' ? 1 : 0;
  }
}

function outcomeOf(
  report: Claiming,
  definition: RuledDefinition,
  revision: number,
  isVerified: boolean,
  { source, newId }: Setting,
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
function birth({ state }: NewOutcome, { source, personId, now }: Setting): readonly OutcomeEvent[] {
  const organisation = source.ownerKind as OwnerKind;
  const claim: OutcomeEvent = { sequence: 1, type: 'CLAIMED', organisation, personId, at: now, reason: null };
  return state === 'VERIFIED' ? [claim, { ...claim, sequence: 2, type: 'VERIFIED', organisation: 'SOURCE' }] : [claim];
}

const reversal = ({ lastSequence }: Standing, { personId, now }: Setting): OutcomeEvent => ({
  sequence: lastSequence + 1,
  type: 'REVERSED',
  organisation: 'SOURCE',
  personId,
  at: now,
  reason: SUPERSEDED,
});

const stands = (state: OutcomeState): boolean => state !== 'REJECTED' && state !== 'REVERSED';
const isAboveZero = (quantity: string): boolean => !quantity.startsWith('-') && /[1-9]/.test(quantity);
const thingOf = (definitionId: string, { externalReference }: { readonly externalReference: string }): string =>
  `${definitionId} ${externalReference}`;
