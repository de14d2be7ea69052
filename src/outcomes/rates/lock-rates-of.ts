import { planOfVersion } from '../../agreements/plan-of-version';
import { convertingTerms } from '../../agreements/version.repository';
import { isCurrency } from '../../kernel/currency';
import { canonicalInstant } from '../../kpis/facts-query.rules';
import type { Unit } from '../../platform/unit';
import { lockRates } from '../../rates/lock-rates';
import { firstVerifications } from './first-verification.repository';
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
  const signed = await unit.asMachinery((unit) => convertingTerms(unit.scope, partnerIds));
  const terms = signed.flatMap((version): readonly Converting[] => {
    const read = planOfVersion(version);
    return 'plan' in read ? [{ ...version, plan: read.plan }] : [];
  });
  if (terms.length === 0) return;
  await lockRates(unit, neededRates(await decided(unit, amounts), terms));
}

/** Results with the instant that decides: what was verified before keeps its first one, so that nobody gains by verifying anew. */
async function decided(unit: Unit, results: readonly Result[]): Promise<readonly Result[]> {
  const claimed = results.flatMap((result) => (result.claimed === null ? [] : [result.claimed]));
  if (claimed.length === 0) return results;
  const found = await unit.asMachinery((unit) => firstVerifications(unit.scope, claimed));
  const first = new Map(claimed.map((thing, index) => [thing, found[index]]));
  return results.map((result) => {
    const at = result.claimed === null ? null : first.get(result.claimed);
    return at == null ? result : { ...result, decidedAt: canonicalInstant(at) };
  });
}
