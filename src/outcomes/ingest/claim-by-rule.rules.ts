import type { OutcomeShift } from '../../targets/target-rollup.rules';
import type { OutcomeEvent, OutcomeState } from '../outcome-event.rules';
import { shiftOf } from '../outcome-shift.rules';
import {
  birth,
  type Claiming,
  type NewOutcome,
  outcomeOf,
  type Reporting,
  type RuledDefinition,
  reversal,
  type Standing,
} from './claimed-outcome.rules';

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

interface Setting extends Reporting {
  /** The latest revision of each definition and reference that the batch may touch. */
  readonly standing: readonly Standing[];
}

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

const stands = (state: OutcomeState): boolean => state !== 'REJECTED' && state !== 'REVERSED';
/** Whether a report claims something; one of zero withdraws what was reported before. */
export const isAboveZero = (quantity: string): boolean => !quantity.startsWith('-') && /[1-9]/.test(quantity);
const thingOf = (definitionId: string, { externalReference }: { readonly externalReference: string }): string =>
  `${definitionId} ${externalReference}`;
