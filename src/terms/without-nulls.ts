/** No document of ours is nested more deeply than a dozen levels; what is deeper is left for the schema to refuse. */
const DEPTH_MAX = 64;

/** A JSON document without its null fields: null and absent mean the same, as in GraphQL inputs. */
export function withoutNulls(json: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) return json;
  if (Array.isArray(json)) return json.map((entry) => withoutNulls(entry, depth + 1));
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutNulls(value, depth + 1)]));
}
