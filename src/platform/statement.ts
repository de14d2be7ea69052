/** A named SQL text, its `:name` parameters bound by name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** Prepared once per connection under its name and never forgotten: only for texts of which there are few. */
  readonly isPrepared: boolean;
  readonly parameters: readonly string[];
  /** Of the inserts of `platform/table.ts`: into which table, and the parameter that says how many rows. */
  readonly fills?: { readonly table: string; readonly countParameter: string };
}

const PARAMETER = /(?<![:\w]):([a-z_][a-z_0-9]*)/gi;
const NAMES = new Set<string>();

/** Compiles a statement; a name may be used once, because PostgreSQL prepares it under that name. */
export function statement(name: string, text: string): Statement {
  claim(name);
  return compile(name, text);
}

/**
 * Compiles a statement that PostgreSQL plans anew each time: one that looks many rows up in a table which other connections
 * fill. A plan that was made while the table was empty reads all of a vendor, and nothing that this connection does makes it
 * due (`plan-age.ts`). Such a statement looks up one member of its list after the other (`lateral`, with a `limit`, a grouping
 * or a union that PostgreSQL does not dissolve). A list in one condition (`= any`) takes longer to plan than to look up, and where
 * the table has no statistics yet its plan reads all of the vendor.
 */
export function plannedAnew(name: string, text: string): Statement {
  claim(name);
  return compile(name, text, false);
}

function claim(name: string): void {
  if (NAMES.has(name)) throw new Error(`statement ${name} is declared twice`);
  NAMES.add(name);
}

/** Compiles without claiming the name: for texts derived from entities, which are cached by their maker. */
export function compile(name: string, text: string, isPrepared = true): Statement {
  const places = new Map<string, number>();
  const compiled = text.replace(PARAMETER, (_, parameter: string) => {
    const place = places.get(parameter) ?? places.size + 1;
    places.set(parameter, place);
    return `$${place}`;
  });
  return { name, text: compiled, isPrepared, parameters: [...places.keys()] };
}
