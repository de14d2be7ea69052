import type { PeriodRow } from '../agreements/period.repository';
import { present } from '../kernel/assert';
import type { Keyed, Sieve } from '../kernel/sieve';
import type { Unit } from '../platform/unit';
import { type PeriodToCompute, type Prepared, preparePeriods } from './compute-periods';
import { markOf, marksBeforeFacts } from './facts-marks';
import { lockLate } from './locked-facts';
import type { HeldPeriod } from './period-to-settle';
import { mustBeReadable, type Readable } from './refuse-problems';

/** A period whose terms can be read, with all its facts and the sign of them. */
export type Ready = Readable & { readonly row: PeriodRow; readonly factsMark: string };

type Bound = PeriodToCompute & { readonly row: PeriodRow };

/** Gathers the facts of many periods, each fact with its rate where it needs one and there is one. */
export async function readyPeriods(
  unit: Unit,
  sieve: Sieve<HeldPeriod>,
  bound: readonly Keyed<HeldPeriod, Bound>[],
): Promise<readonly Keyed<HeldPeriod, Ready>[]> {
  const periods = bound.map(([, period]) => period);
  const marks = await marksBeforeFacts(unit.scope, periods);
  const prepared = await prepareWithRates(unit, periods);
  const gathered = bound.map(([key, { row }], index): Keyed<HeldPeriod, Gathered> => {
    const one = present(prepared[index], 'a prepared period');
    const told = one.isReadable ? one.outcomesMark : null;
    return [key, { row, factsMark: markOf(present(marks[index], 'the mark of a period'), told), prepared: one }];
  });
  return sieve.pass(gathered, ({ row, factsMark, prepared }) => ({ ...mustBeReadable(prepared), row, factsMark }));
}

interface Gathered {
  readonly row: PeriodRow;
  readonly factsMark: string;
  readonly prepared: Prepared;
}

const LOCKED = { are: 'LOCKED' } as const;

/** What nobody foresaw when it was verified gets its rate now. */
async function prepareWithRates(unit: Unit, periods: readonly PeriodToCompute[]): Promise<readonly Prepared[]> {
  const prepared = await preparePeriods(unit.scope, periods, LOCKED);
  const reads = prepared.flatMap((one) =>
    one.isReadable ? [{ agreement: one.agreement, plan: one.plan, facts: one.facts.facts }] : [],
  );
  return (await lockLate(unit, reads)) ? preparePeriods(unit.scope, periods, LOCKED) : prepared;
}
