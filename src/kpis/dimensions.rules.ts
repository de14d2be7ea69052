export const DIMENSIONS_MAX = 20;

export interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** Dimensions by name, in the order of the names; null where a name is given twice. */
export function byName(dimensions: readonly Dimension[]): Readonly<Record<string, string>> | null {
  const [only] = dimensions;
  if (only === undefined) return {};
  if (dimensions.length === 1) return { [only.name]: only.value };
  const sorted = [...dimensions].sort((a, b) => (a.name < b.name ? -1 : 1));
  const named = new Map(sorted.map(({ name, value }) => [name, value]));
  return named.size === dimensions.length ? Object.fromEntries(named) : null;
}

/** Dimensions as a list, in the order of their names. */
export const asList = (dimensions: Readonly<Record<string, string>>): readonly Dimension[] =>
  Object.entries(dimensions)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
