import { badUserInput } from '../platform/graphql/mask';

/** The front of a computed list, under the same bounds as every other list. */
export function firstOf<Item>(items: readonly Item[], first: number): readonly Item[] {
  if (first >= 1 && first <= 100) return items.slice(0, first);
  throw badUserInput('`first` must be from 1 to 100');
}
