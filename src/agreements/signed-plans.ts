import { groupedBy } from '../platform/loader';
import type { Scope } from '../platform/scope';
import type { SignedPlan } from './kept-keys.rules';
import { planOfVersion } from './plan-of-version';
import { signedVersions, type VersionRow } from './version.repository';

/** The plans of an agreement that both sides have signed, the oldest first; terms that do not parse are left out. */
export const signedPlansOf = async (scope: Scope, agreementId: string): Promise<readonly SignedPlan[]> =>
  plansOf(await signedVersions(scope, [agreementId]));

/** The same for many agreements, by agreement and in one statement. */
export async function signedPlansOfMany(
  scope: Scope,
  agreementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SignedPlan[]>> {
  if (agreementIds.length === 0) return new Map();
  const versions = groupedBy(await signedVersions(scope, agreementIds), ({ agreementId }) => agreementId);
  return new Map([...versions].map(([agreementId, own]) => [agreementId, plansOf(own)]));
}

const plansOf = (versions: readonly VersionRow[]): readonly SignedPlan[] =>
  versions.flatMap(({ number, effectiveOn, ...version }): readonly SignedPlan[] => {
    const read = planOfVersion(version);
    return 'plan' in read ? [{ number, effectiveOn, plan: read.plan, payees: version.payees }] : [];
  });
