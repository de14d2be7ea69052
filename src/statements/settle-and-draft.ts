import { present } from '../kernel/assert';
import type { Unit } from '../platform/unit';
import type { HeldPeriod } from '../settlement/period-to-settle';
import { Parked } from '../settlement/safety/park-excesses';
import { type Cause, type Settled, settlePeriods } from '../settlement/settle-periods';
import { gatherStatements } from './gather-statements';
import { reviewLines } from './review-anew';
import { lockedAmong } from './statement.repository';

/** What became of one period, and the statements to which it posted. */
export type Drafted = Settled & { readonly statementIds: readonly string[] };

/** Settles periods of agreements that the caller holds and drafts the statements to which they post, many at once. */
export async function settleAndDraft(
  unit: Unit,
  wanted: readonly HeldPeriod[],
  causedBy?: Cause,
): Promise<readonly Drafted[]> {
  const settled = await settlePeriods(unit, wanted, lockedAmong, causedBy);
  const places = settled.map((one) => {
    if ('refused' in one || one.settlement.lines.length === 0) return null;
    const { postedPeriodId: id, agreementId } = one.settlement.run;
    return { id, agreementId };
  });
  const drafted = await gatherStatements(
    unit,
    places.filter((place) => place !== null),
  );
  const posted = settled.flatMap((one) => ('refused' in one ? [] : one.settlement.lines));
  await reviewLines(unit, posted);
  return settled.map((one, index) => ({ ...one, statementIds: drafted.get(places[index]?.id ?? '') ?? [] }));
}

/** Settles one period and drafts its statements, or says that it was parked; what else stops it is thrown. */
export async function settleOne(unit: Unit, wanted: HeldPeriod) {
  const one = present((await settleAndDraft(unit, [wanted]))[0], 'what became of the period');
  if ('refused' in one) {
    if (one.refused instanceof Parked) return { parked: one.refused.parked };
    throw one.refused;
  }
  return one;
}
