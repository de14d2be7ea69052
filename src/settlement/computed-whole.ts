import type { Scope } from '../platform/scope';

/**
 * Computes what partners are paid as settlement does, from all lines and balances of their agreements, whoever asks. A partner
 * may ask about itself alone, about others it is answered what its walls let through: nothing. What the step gives back is
 * for the partners of its keys, each for its own.
 */
export async function computedWhole<Key extends { readonly partnerId: string }, Result>(
  scope: Scope,
  keys: readonly Key[],
  compute: (scope: Scope, keys: readonly Key[]) => Promise<Result>,
): Promise<Result> {
  const { reach, partnerId } = scope.authority;
  if (reach !== 'PARTNER') return compute(scope, keys);
  const own = keys.filter((key) => key.partnerId === partnerId);
  return own.length === 0 ? compute(scope, own) : scope.computeAsMachinery((scope) => compute(scope, own));
}
