import { type CustomerRow, customerById } from '../../customers/customer.repository';
import { present } from '../../kernel/assert';
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
  /** Of the one customer whose facts count, be it hidden from the partner, which is not told it; null where those of all do. */
  readonly customerReference: string | null;
}

/** The open periods under a label with their facts, and what was posted of them. */
export async function askedPeriods(
  scope: Scope,
  keys: readonly EarningsKey[],
): Promise<{ readonly periods: readonly AskedPeriod[]; readonly posted: readonly PostedOfPeriod[] }> {
  const open = await openPeriods(scope, keys);
  const prepared = await preparePeriods(scope, open, { are: 'EXPECTED', now: keys[0]?.now ?? '' });
  const stored = open.flatMap(({ periodId }) => periodId ?? []);
  const posted = await postedLines(scope, stored);
  const customerIds = [...new Set(open.flatMap(({ agreement }) => agreement.customerId ?? []))];
  const customers =
    customerIds.length === 0 ? new Map<string, CustomerRow>() : await customerById.batch(scope, customerIds);
  const periods = open.flatMap((one, index) => {
    const whole = prepared[index];
    if (whole === undefined || !concerns(one, posted)) return [];
    const { customerId } = one.agreement;
    const customerReference =
      customerId === null ? null : present(customers.get(customerId), 'the customer of an agreement').externalReference;
    const seesAll = seesTerms(scope.authority, one.agreement);
    const tried = seesAll ? whole : partOf(whole, one.key.partnerId);
    return [{ open: one, whole, tried, seesAll, customerReference }];
  });
  return { periods, posted };
}

function partOf(whole: Prepared, partnerId: string): Prepared {
  if (!whole.isReadable) return whole;
  const { payees } = whole.version;
  const own = Object.keys(payees).filter((payee) => payees[payee] === partnerId);
  return { ...whole, plan: ownPart(whole.plan, own) };
}
