/** A named SQL text: prepared once per connection, its `:name` parameters bound by name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly string[];
}

const PARAMETER = /(?<![:\w]):([a-z_][a-z_0-9]*)/gi;
const NAMES = new Set<string>();

/** Compiles a statement; a name may be used once, because PostgreSQL prepares it under that name. */
export function statement(name: string, text: string): Statement {
  if (NAMES.has(name)) throw new Error(`statement ${name} is declared twice`);
  NAMES.add(name);
  return compile(name, text);
}

/** Compiles without claiming the name: for texts derived from entities, which are cached by their maker. */
export function compile(name: string, text: string): Statement {
  const parameters: string[] = [];
  const compiled = text.replace(PARAMETER, (_, parameter: string) => {
    const known = parameters.indexOf(parameter);
    return `$${known >= 0 ? known + 1 : parameters.push(parameter)}`;
  });
  return { name, text: compiled, parameters };
}
