/**
 * What an answer cost: one point for each field that is in it, never more than the price of its query, which assumes full
 * pages. A query that failed keeps its full price, because it may have cost as much to find that out.
 */
export function actualCost(
  requested: number,
  { data, errors }: { readonly data?: unknown; readonly errors?: readonly unknown[] | undefined },
): number {
  if (data == null || (errors?.length ?? 0) > 0) return requested;
  return Math.max(1, Math.min(requested, fieldsIn(data)));
}

/** The fields of an answer, without recursion: an answer is as deep as its query. */
function fieldsIn(data: unknown): number {
  let fields = 0;
  const pending: unknown[] = [data];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inner: unknown[] = Object.values(value);
    if (!Array.isArray(value)) fields += inner.length;
    for (const one of inner) if (typeof one === 'object' && one !== null) pending.push(one);
  }
  return fields;
}
