import type { Dimension } from '../explanation';
import type { Fact } from '../facts';

/** A dimension with more values than this (a ticket number, say) tells a reader nothing that the references do not. */
const VALUES_SHOWN = 20;

/** What facts say beside their quantity: every dimension with its values, both in alphabetical order. */
export function dimensionsOf(facts: readonly Fact[]): readonly Dimension[] {
  const found = new Map<string, Set<string>>();
  for (const { dimensions } of facts) {
    for (const [name, value] of Object.entries(dimensions)) {
      const values = found.get(name);
      if (values === undefined) found.set(name, new Set([value]));
      else values.add(value);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => ({
      name,
      values: [...values].sort().slice(0, VALUES_SHOWN),
      distinct: values.size,
    }));
}
