import { groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { appendRows, columns, type Row, takeRows } from '../platform/table';
import type { Unit } from '../platform/unit';
import { wall } from '../platform/wall';
import { OutcomeEvent as OutcomeEventEntity } from './outcome-event.entity';
import type { OutcomeEvent } from './outcome-event.rules';

type Stored = Row<OutcomeEventEntity>;
export type OutcomeEventRow = Omit<Stored, 'type' | 'organisation'> & OutcomeEvent;

/** The outcome an event belongs to, with those who may see it. */
interface Subject {
  readonly id: string;
  readonly partnerId: string;
  readonly customerId: string;
}

const BY_OUTCOMES = statement(
  'outcome-event.by-outcomes',
  `select ${columns(OutcomeEventEntity, 'e')} from outcome_event e
   where ${wall('e', 'outcome_event')} and e.outcome_id = any(:ids) order by e.outcome_id, e.sequence`,
);

export const eventsOfOutcome = (scope: Scope, outcomeId: string): Promise<OutcomeEventRow[]> =>
  scope.rows<OutcomeEventRow>(BY_OUTCOMES, { ids: [outcomeId] });

/** Appends events of outcomes whose place in the sequence may be wanted by others, too; true only if all were first. */
export async function takePlaces(unit: Unit, events: readonly Placed[]): Promise<boolean> {
  const sorted = [...events].sort((a, b) => (a.outcome.id < b.outcome.id ? -1 : 1));
  return (await takeRows(unit.scope, OutcomeEventEntity, stored(unit, sorted))) === events.length;
}

/** Appends events of outcomes that are not yet known to anybody else. */
export const appendEvents = (unit: Unit, events: readonly Placed[]): Promise<void> =>
  appendRows(unit.scope, OutcomeEventEntity, stored(unit, events));

export const eventsByOutcome = loader({
  name: 'outcome-event.by-outcome',
  batch: async (scope: Scope, ids: readonly string[]) =>
    groupedBy(await scope.rows<OutcomeEventRow>(BY_OUTCOMES, { ids }), ({ outcomeId }) => outcomeId),
});

export interface Placed {
  readonly outcome: Subject;
  readonly event: OutcomeEvent;
}

const stored = (unit: Unit, events: readonly Placed[]): Stored[] =>
  events.map(({ outcome: { id, partnerId, customerId }, event }) => ({
    vendorId: unit.vendorId,
    id: unit.id(),
    outcomeId: id,
    partnerId,
    customerId,
    ...event,
  }));
