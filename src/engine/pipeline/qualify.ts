import { startOfDay } from '../../kernel/period';
import type { ActiveDays } from '../active-days';
import type { Fact, Facts } from '../facts';
import { meetsAll } from '../measures/condition';
import type { MeasureCondition } from '../plan';

/** The facts that may count: those of the period on days in force, and those of earlier days in force. */
export interface Qualified {
  readonly current: readonly Fact[];
  readonly before: readonly Fact[];
  /** Facts that are none of both. */
  readonly outside: readonly Fact[];
}

const NONE: readonly Fact[] = [];

/** Sorts facts by time: the period is half-open, and days on which the agreement is not in force never count. */
export function qualify(facts: Facts, active: ActiveDays): Qualified {
  if (facts.facts.every(({ at }) => at === null)) return { current: facts.facts, before: NONE, outside: NONE };
  const { period, agreement } = facts;
  const from = startOfDay(active.start, period.timeZone);
  const until = startOfDay(active.endExclusive, period.timeZone);
  const periodStart = startOfDay(period.start, period.timeZone);
  const inForceFrom = agreement.start === null ? '' : startOfDay(agreement.start, period.timeZone);
  const [current, before, outside]: [Fact[], Fact[], Fact[]] = [[], [], []];
  for (const fact of facts.facts) {
    const { at } = fact;
    if (at === null || (from <= at && at < until)) current.push(fact);
    else if (at < periodStart && inForceFrom <= at) before.push(fact);
    else outside.push(fact);
  }
  return { current, before, outside };
}

/** The facts that meet a component's conditions; facts of other measures are untouched by them. */
export function meeting(
  facts: readonly Fact[],
  conditions: readonly MeasureCondition[],
  currency: string,
): readonly Fact[] {
  if (conditions.length === 0) return facts;
  return facts.filter((fact) =>
    meetsAll(
      fact,
      conditions.filter(({ measure }) => measure === fact.measure),
      currency,
    ),
  );
}
