import { present } from '../kernel/assert';
import type { Refused } from '../kernel/refusal';
import type { Keyed } from '../kernel/sieve';
import type { Unit } from '../platform/unit';
import type { HeldPeriod } from '../settlement/period-to-settle';
import { parkAgain } from '../settlement/safety/park-excesses';
import { type Cause, type Settled, settlePeriods } from '../settlement/settle-periods';
import { lockedAmong } from './statement.repository';

/** Periods of one agreement that are settled together or not at all, under the period that they are settled for. */
type Whole = Keyed<HeldPeriod, readonly HeldPeriod[]>;
type SettledWhole = Keyed<HeldPeriod, readonly Settled[]>;

/**
 * Settles the periods of many agreements, all of an agreement or none: where one of its periods is refused, what its others
 * had posted is undone and the other agreements are settled again without it. What was parked stays parked. Each time round
 * stops an agreement, also one of which a fact that slipped in meanwhile made a half; each costs what `settlePeriods` does.
 */
export async function settleWhole(
  unit: Unit,
  wanted: readonly Whole[],
  causedBy?: Cause,
): Promise<readonly SettledWhole[]> {
  const stopped = new Map<HeldPeriod, readonly Settled[]>();
  for (;;) {
    const others = wanted.filter(([held]) => !stopped.has(held));
    const { settled, halves } = await settleRound(unit, others, causedBy);
    if (halves === null) {
      const found = new Map([...stopped, ...settled]);
      return wanted.map(([held]) => [held, found.get(held) ?? []]);
    }
    await parkAgain(unit, halves.refusals);
    for (const [held, own] of halves.halves) stopped.set(held, own);
  }
}

type Round =
  | { readonly settled: readonly SettledWhole[]; readonly halves: null }
  | { readonly settled: null; readonly halves: Halves };

/** All of the agreements whole, or nothing posted and which of them were stopped half-way. */
async function settleRound(unit: Unit, wanted: readonly Whole[], causedBy?: Cause): Promise<Round> {
  if (wanted.every(([, periods]) => periods.length === 1))
    return { settled: await settleAll(unit, wanted, causedBy), halves: null };
  try {
    const settled = await unit.undoable(async (unit) => {
      const all = await settleAll(unit, wanted, causedBy);
      if (all.some(isHalf)) throw new Halves(all.filter(isHalf));
      return all;
    });
    return { settled, halves: null };
  } catch (error) {
    if (error instanceof Halves) return { settled: null, halves: error };
    throw error;
  }
}

async function settleAll(unit: Unit, wanted: readonly Whole[], causedBy?: Cause): Promise<readonly SettledWhole[]> {
  const periods = wanted.flatMap(([, own]) => own);
  const settled = periods.length === 0 ? [] : await settlePeriods(unit, periods, lockedAmong, causedBy);
  const found = new Map(periods.map((period, index) => [period, settled[index]] as const));
  return wanted.map(([held, own]) => [
    held,
    own.map((period) => present(found.get(period), 'what became of a period')),
  ]);
}

const isHalf = ([, settled]: SettledWhole): boolean => settled.length > 1 && settled.some((one) => 'refused' in one);

/** Carries what became of agreements that were stopped half-way out of the step that is undone. */
class Halves extends Error {
  constructor(readonly halves: readonly SettledWhole[]) {
    super('an agreement was settled half');
    this.name = 'Halves';
  }

  get refusals(): readonly Refused[] {
    return this.halves.flatMap(([, settled]) => settled.flatMap((one) => ('refused' in one ? [one.refused] : [])));
  }
}
