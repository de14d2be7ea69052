import { planOfVersion } from '../../agreements/plan-of-version';
import { convertingTerms } from '../../agreements/version.repository';
import { isCurrency } from '../../kernel/currency';
import type { Unit } from '../../platform/unit';
import { lockRates } from '../../rates/lock-rates';
import { type Converting, neededRates } from './needed-rates.rules';
import type { Result } from './result.rules';

/**
 * Locks the rates at which results in foreign currencies will be paid, in the transaction that made them count. What is
 * missing is written down and keeps nothing from being verified. Results that are no amounts of money cost no statement.
 */
export async function lockRatesOf(unit: Unit, results: readonly Result[]): Promise<void> {
  const amounts = results.filter((result) => isCurrency(result.unit));
  if (amounts.length === 0) return;
  const partnerIds = [...new Set(amounts.map(({ partnerId }) => partnerId))].sort();
  const signed = await unit.scope.asMachinery(() => convertingTerms(unit.scope, partnerIds));
  const terms = signed.flatMap((version): readonly Converting[] => {
    const read = planOfVersion(version);
    return 'plan' in read ? [{ ...version, plan: read.plan }] : [];
  });
  await lockRates(unit, neededRates(amounts, terms));
}
