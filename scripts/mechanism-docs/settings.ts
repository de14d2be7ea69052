interface Node {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly title?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
}

/** One setting of a document, as a reader looks it up. */
interface Setting {
  readonly path: string;
  readonly type: string;
  readonly need: string;
  readonly description: string;
}

/** Every setting below a node of a JSON Schema, parents first, as a table in Markdown. */
export function settingsTable(node: Node): string {
  const rows = settingsOf(node, '').map(
    ({ path, type, need, description }) =>
      `| \`${path}\` | ${type} | ${need} | ${description.replaceAll('|', '\\|')} |`,
  );
  return ['| setting | type | default | what it says |', '|---|---|---|---|', ...rows].join('\n');
}

function settingsOf(node: Node, above: string): readonly Setting[] {
  const required = new Set(node.required ?? []);
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const isList = field.type === 'array';
    const own = {
      path,
      type: typeOf(field),
      need: needOf(field, required.has(name)),
      description: field.description ?? '',
    };
    return [own, ...settingsOf(isList ? (field.items ?? {}) : field, isList ? `${path}[]` : path)];
  });
}

function typeOf(field: Node): string {
  if (field.const !== undefined) return `\`${field.const}\``;
  if (field.enum !== undefined) return field.enum.map((value) => `\`${value}\``).join(' ');
  if (field.type === 'array') return `list of ${field.items?.title ?? typeOf(field.items ?? {})}`;
  if (field.type === 'object') return field.title ?? 'object';
  return field.type === 'string' && (field.pattern ?? '').includes('\\d{1,18}') ? 'decimal' : (field.type ?? '');
}

function needOf({ default: fallback }: Node, isRequired: boolean): string {
  if (fallback === undefined) return isRequired ? '**needed**' : '';
  return Array.isArray(fallback) && fallback.length === 0
    ? 'none'
    : `\`${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}\``;
}
