import type { Scope } from '../platform/scope';
import { carriesOver } from './carries-over';
import { type HeldPeriod, versionsOf } from './period-to-settle';

/**
 * The rounds in which periods are settled: all in one, except that several periods of one agreement follow each other where
 * its terms carry a balance from one to the next, or may have done so before an amendment.
 */
export async function wavesOf(
  scope: Scope,
  wanted: readonly HeldPeriod[],
): Promise<readonly (readonly HeldPeriod[])[]> {
  const counts = new Map<string, number>();
  for (const { agreement } of wanted) counts.set(agreement.id, (counts.get(agreement.id) ?? 0) + 1);
  const several = wanted.filter(({ agreement }) => (counts.get(agreement.id) ?? 0) > 1);
  if (several.length === 0) return [wanted];
  const versionOf = await versionsOf(
    scope,
    several.map(({ period }) => period),
  );
  const inOrder = new Set(
    several.flatMap(({ agreement, period }) => {
      const version = versionOf(period);
      // Terms that have changed since the closing may drop what those before them carried over.
      const isAmended = period.versionId !== null && period.versionId !== version?.id;
      return version !== undefined && (isAmended || carriesOver(version)) ? [agreement.id] : [];
    }),
  );
  const waves: HeldPeriod[][] = [[]];
  const next = new Map<string, number>();
  for (const held of wanted) {
    const place = inOrder.has(held.agreement.id) ? (next.get(held.agreement.id) ?? 0) : 0;
    next.set(held.agreement.id, place + 1);
    const wave = waves[place] ?? [];
    wave.push(held);
    waves[place] = wave;
  }
  return waves;
}
