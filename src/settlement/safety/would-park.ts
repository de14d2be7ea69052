import type { VersionRow } from '../../agreements/version.repository';
import type { Facts } from '../../engine/facts';
import type { Line } from '../../engine/line';
import type { Plan } from '../../engine/plan';
import type { Scope } from '../../platform/scope';
import { inputHash } from '../input-hash.rules';
import { lastRuns } from '../settlement.repository';
import { type Inputs, keyOfInputs, parkedOf, trailingOf } from './parked-settlement.repository';
import { excessOf } from './safety.rules';

/** A computed period that nobody settles now; null as long as it has not been written down. */
export interface Computed {
  readonly agreementId: string;
  readonly periodId: string | null;
  readonly version: VersionRow;
  readonly plan: Plan;
  readonly facts: Facts;
  readonly lines: readonly Line[];
}

/**
 * Which periods settlement would park: beyond the bound of their agreement, neither settled nor released with these inputs.
 * Under the hat of a partner its own pay alone is compared, so that no warning tells what the others are paid.
 */
export async function wouldPark(scope: Scope, computed: readonly Computed[]): Promise<ReadonlySet<Computed>> {
  const { reach, partnerId } = scope.authority;
  const onlyOf = reach === 'PARTNER' ? partnerId : null;
  const trailing = await trailingOf(scope, computed, onlyOf);
  const beyond = computed.filter(({ lines, version: { payees }, plan }, index) => {
    const seen = onlyOf === null ? lines : lines.filter(({ payee }) => payees[payee] === onlyOf);
    return excessOf(seen, { payees, trailing: trailing[index] ?? [], safety: plan.safety }) !== null;
  });
  const stored = beyond.flatMap(({ periodId }) => periodId ?? []);
  if (stored.length === 0) return new Set(beyond);
  const passed: readonly Inputs[] = [
    ...(await lastRuns(scope, stored)).values(),
    ...(await parkedOf(scope, stored)).filter(({ releasedAt }) => releasedAt !== null),
  ];
  const keys = new Set(passed.map(keyOfInputs));
  return new Set(
    beyond.filter(({ periodId, version, facts }) => {
      if (periodId === null) return true;
      const inputs = { periodId, versionId: version.id, inputHash: inputHash(facts, version.termsHash) };
      return !keys.has(keyOfInputs(inputs));
    }),
  );
}
