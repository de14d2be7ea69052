import { encodeCursor, shortHash, signatureOf } from './list-cursor';
import { type ListQuery, ListRefused, type ListSpec, type Page } from './list-spec';
import { listText } from './list-text';
import type { Scope } from './scope';
import { compile } from './statement';

/** Reads one page by key, never by offset, in an order that is total because the id breaks ties. */
export async function readPage<Item extends object>(
  scope: Scope,
  spec: ListSpec,
  query: ListQuery,
): Promise<Page<Item>> {
  const size = pageSize(query);
  const isBackward = query.last != null;
  const { text, countText, parameters } = listText(spec, query, size + 1);
  const rows = await scope.rows<Item & { readonly __key: readonly string[] }>(named(spec, query, text), parameters);
  const kept = rows.slice(0, size);
  if (isBackward) kept.reverse();
  const signature = signatureOf(query);
  const hasMore = rows.length > size;
  return {
    items: kept.map((item) => ({ item, cursor: encodeCursor(signature, item.__key) })),
    hasNextPage: isBackward ? query.before != null : hasMore,
    hasPreviousPage: isBackward ? hasMore : query.after != null,
    total: async () =>
      Number((await scope.one<{ total: bigint }>(named(spec, query, countText), parameters))?.total ?? 0n),
  };
}

function pageSize({ first, last }: ListQuery): number {
  if ((first == null) === (last == null)) throw new ListRefused('give either `first` or `last`, from 1 to 100');
  const size = first ?? last ?? 0;
  if (size < 1 || size > 100) throw new ListRefused(`\`${first == null ? 'last' : 'first'}\` must be from 1 to 100`);
  return size;
}

/** A filter or an order is of the client's making: there is no end of such texts, so none is kept on a connection. */
function named(spec: ListSpec, { filter, orderBy }: ListQuery, text: string) {
  const isPlain = filter == null && !orderBy?.length;
  return compile(isPlain ? `list.${spec.name}.${shortHash(text)}` : `list.${spec.name}`, text, isPlain);
}
