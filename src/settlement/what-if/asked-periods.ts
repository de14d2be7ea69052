import type { Scope } from '../../platform/scope';
import { type Prepared, preparePeriods } from '../compute-periods';
import { type EarningsKey, type OpenPeriod, openPeriods } from '../open-periods';
import { concerns, seesTerms } from '../payee-view.rules';
import { type PostedOfPeriod, postedLines } from '../settlement.repository';
import { ownPart } from './own-part.rules';

/** An open period of an agreement that pays the partner who is asked about. */
export interface AskedPeriod {
  readonly open: OpenPeriod;
  /** What settlement would compute. */
  readonly whole: Prepared;
  /** What assumed facts are tried out on: for who may not see the terms, no more than its own lines rest on. */
  readonly tried: Prepared;
  readonly seesAll: boolean;
}

/** The open periods under a label with their facts, and what was posted of them. */
export async function askedPeriods(
  scope: Scope,
  keys: readonly EarningsKey[],
): Promise<{ readonly periods: readonly AskedPeriod[]; readonly posted: readonly PostedOfPeriod[] }> {
  const open = await openPeriods(scope, keys);
  const prepared = await preparePeriods(scope, open, { are: 'EXPECTED', now: keys[0]?.now ?? '' });
  const stored = open.flatMap(({ periodId }) => periodId ?? []);
  const posted = stored.length === 0 ? [] : await postedLines(scope, stored);
  const periods = open.flatMap((one, index) => {
    const whole = prepared[index];
    if (whole === undefined || !concerns(one, posted)) return [];
    const seesAll = seesTerms(scope.authority, one.agreement);
    return [{ open: one, whole, tried: seesAll ? whole : partOf(whole, one.key.partnerId), seesAll }];
  });
  return { periods, posted };
}

function partOf(whole: Prepared, partnerId: string): Prepared {
  if (!whole.isReadable) return whole;
  const { payees } = whole.version;
  const own = Object.keys(payees).filter((payee) => payees[payee] === partnerId);
  return { ...whole, plan: ownPart(whole.plan, own) };
}
