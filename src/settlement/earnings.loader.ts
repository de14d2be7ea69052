import { type Buckets, bucketsOf } from '../ledger/account.rules';
import { balances } from '../ledger/balance.repository';
import { groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { currenciesOf } from './estimate.rules';
import { type Estimate, estimatePay } from './estimate-pay';
import type { EarningsKey } from './open-periods';

/** What a partner has earned under one period label in one currency, as booked, and what is estimated beside it. */
export interface EarningsRow extends EarningsKey {
  readonly currency: string;
  readonly buckets: Buckets;
  readonly estimate: Estimate;
}

/** The key of the loader for one partner, label and moment. */
export const earningsKey = (partnerId: string, label: string, now: string): string =>
  JSON.stringify({ partnerId, label, now } satisfies EarningsKey);

/** The earnings of many partners and labels, one row per currency, in a constant number of statements. */
export const earningsOf = loader({
  name: 'earnings',
  batch: async (scope: Scope, texts: readonly string[]) => {
    const keys = texts.map((text): EarningsKey => JSON.parse(text));
    const partnerIds = [...new Set(keys.map(({ partnerId }) => partnerId))];
    const periodLabels = [...new Set(keys.map(({ label }) => label))];
    const booked = await balances(scope, { partnerIds, periodLabels });
    const estimates = await estimatePay(scope, keys);
    const byPartner = groupedBy(booked, ({ partnerId, periodLabel }) => `${partnerId} ${periodLabel}`);
    return new Map(
      keys.map((key, index): [string, EarningsRow[]] => {
        const own = byPartner.get(`${key.partnerId} ${key.label}`) ?? [];
        const estimate = estimates.get(key) ?? { pays: [], problems: [] };
        const currencies = [
          ...new Set([
            ...[...own, ...estimate.problems].map(({ currency }) => currency),
            ...currenciesOf(estimate.pays),
          ]),
        ].sort();
        const rows = currencies.map((currency) => ({
          ...key,
          currency,
          buckets: bucketsOf(own.filter((one) => one.currency === currency)),
          estimate,
        }));
        return [texts[index] ?? '', rows];
      }),
    );
  },
});
