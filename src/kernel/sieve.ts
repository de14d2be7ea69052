import { Refused } from './refusal';

/** An item on its way through a batch, under the key that names it to the end. */
export type Keyed<Key, Value> = readonly [Key, Value];

/** Takes many items through steps that may refuse: a refusal stops its item and is kept, its neighbours go on. */
export class Sieve<Key> {
  readonly refused = new Map<Key, Refused>();

  /** The results of the items that a step let pass, in their order; a surprise stops all of them. */
  pass<In, Out>(items: readonly Keyed<Key, In>[], step: (value: In, key: Key) => Out): readonly Keyed<Key, Out>[] {
    return items.flatMap(([key, value]): readonly Keyed<Key, Out>[] => {
      try {
        return [[key, step(value, key)]];
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.refused.set(key, error);
        return [];
      }
    });
  }
}
