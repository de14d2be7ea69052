import type { Scope } from '../platform/scope';
import type { SignedPlan } from './kept-keys.rules';
import { planOfVersion } from './plan-of-version';
import { signedVersions } from './version.repository';

/** The plans of an agreement that both sides have signed, the oldest first; terms that do not parse are left out. */
export async function signedPlansOf(scope: Scope, agreementId: string): Promise<readonly SignedPlan[]> {
  return (await signedVersions(scope, agreementId)).flatMap(
    ({ number, effectiveOn, ...version }): readonly SignedPlan[] => {
      const read = planOfVersion(version);
      return 'plan' in read ? [{ number, effectiveOn, plan: read.plan }] : [];
    },
  );
}
