import type { Scope } from './scope';

/** How rows of one kind are read by key, many at once; at most one statement per batch. */
export interface LoaderSpec<Key extends string, Value> {
  readonly name: string;
  readonly batch: (scope: Scope, keys: readonly Key[]) => Promise<ReadonlyMap<string, Value>>;
}

/** Gives a loader its type without repeating it. */
export const loader = <Key extends string, Value>(spec: LoaderSpec<Key, Value>): LoaderSpec<Key, Value> => spec;

/** Maps rows by a key for a loader. */
export const byKey = <Value>(rows: readonly Value[], key: (row: Value) => string): ReadonlyMap<string, Value> =>
  new Map(rows.map((row) => [key(row), row]));

/** Groups rows by a key for a loader of lists. */
export function groupedBy<Value>(rows: readonly Value[], key: (row: Value) => string): ReadonlyMap<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
