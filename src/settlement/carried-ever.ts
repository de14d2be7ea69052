import { planOfVersion } from '../agreements/plan-of-version';
import { type Carried, carriedOf } from '../engine/carried';
import { groupedBy } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { settledTerms } from './carried.repository';

/**
 * All that agreements carried over under any terms that settled a period of theirs, each once. Terms that drop a reserve or a
 * draw leave its balance on the account, which all of them share; so whoever reads the account counts what was dropped, too.
 */
export async function carriedEver(
  scope: Scope,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Carried[]>> {
  const terms = groupedBy(await settledTerms(scope, agreementIds), ({ agreementId }) => agreementId);
  return new Map(
    [...terms].map(([agreementId, versions]) => {
      const all = versions.flatMap((version) => {
        const read = planOfVersion(version);
        return 'plan' in read ? carriedOf(read.plan) : [];
      });
      return [agreementId, [...new Map(all.map((one) => [`${one.kind} ${one.component}`, one])).values()]];
    }),
  );
}
