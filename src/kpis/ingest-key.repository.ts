import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { type Row, takeRows } from '../platform/table';
import { wall } from '../platform/wall';
import { IngestKey } from './ingest-key.entity';

export type IngestKeyRow = Row<IngestKey>;

// One probe of the index per key: a long `= any(..)` is compared one by one with every row once the plan is generic.
const KNOWN = statement(
  'ingest-key.known',
  `select k.key, k.body_hash as "bodyHash" from unnest(:keys::text[]) as wanted(key)
   cross join lateral (select k.key, k.body_hash from ingest_key k
     where ${wall('k', 'ingest_key')} and k.source_id = :source_id and k.key = wanted.key limit 1) k`,
);

/** The keys of a source that are taken, each with the hash of the body it came with. */
export async function knownKeys(
  scope: Scope,
  sourceId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.rows<Pick<IngestKeyRow, 'key' | 'bodyHash'>>(KNOWN, { source_id: sourceId, keys });
  return new Map(rows.map(({ key, bodyHash }) => [key, bodyHash]));
}

/** Takes keys in key order, so that two batches never wait for each other in a circle; true only if all were free. */
export async function takeKeys(scope: Scope, keys: readonly IngestKeyRow[]): Promise<boolean> {
  const sorted = [...keys].sort((a, b) => (a.key < b.key ? -1 : 1));
  return (await takeRows(scope, IngestKey, sorted)) === keys.length;
}
