import { present } from '../kernel/assert';
import type { Refused } from '../kernel/refusal';
import type { Keyed } from '../kernel/sieve';
import type { Unit } from '../platform/unit';
import type { HeldPeriod } from '../settlement/period-to-settle';
import { parkAgain } from '../settlement/safety/park-excesses';
import { type Cause, type Settled, settlePeriods } from '../settlement/settle-periods';

/** Periods of one agreement that are settled together or not at all, under the period that they are settled for. */
type Whole = Keyed<HeldPeriod, readonly HeldPeriod[]>;
type SettledWhole = Keyed<HeldPeriod, readonly Settled[]>;

/**
 * Settles the periods of many agreements, all of an agreement or none: where one of its periods is refused, what its others
 * had posted is undone and the other agreements are settled again without it. What was parked stays parked. A constant number
 * of statements, at most twice that of `settlePeriods`.
 */
export async function settleWhole(
  unit: Unit,
  wanted: readonly Whole[],
  causedBy?: Cause,
): Promise<readonly SettledWhole[]> {
  if (wanted.every(([, periods]) => periods.length === 1)) return settleAll(unit, wanted, causedBy);
  try {
    return await unit.undoable(async () => {
      const settled = await settleAll(unit, wanted, causedBy);
      if (settled.some(isHalf)) throw new Halves(settled.filter(isHalf));
      return settled;
    });
  } catch (error) {
    if (!(error instanceof Halves)) throw error;
    await parkAgain(unit, error.refusals);
    const stopped = new Map(error.halves);
    const others = wanted.filter(([held]) => !stopped.has(held));
    const settled = new Map([...stopped, ...(await settleAll(unit, others, causedBy))]);
    return wanted.map(([held]) => [held, settled.get(held) ?? []]);
  }
}

async function settleAll(unit: Unit, wanted: readonly Whole[], causedBy?: Cause): Promise<readonly SettledWhole[]> {
  const periods = wanted.flatMap(([, own]) => own);
  const settled = periods.length === 0 ? [] : await settlePeriods(unit, periods, causedBy);
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
