import { type Comparator, type Filter, type ListColumn, ListRefused, type ListSpec } from './list-spec';

export interface FilterText {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const OPERATORS: Readonly<Record<string, (column: string, value: string, type: string) => string>> = {
  eq: (column, value, type) => `${column} = ${value}::${type}`,
  in: (column, value, type) => `${column} = any(${value}::${type}[])`,
  gt: (column, value, type) => `${column} > ${value}::${type}`,
  gte: (column, value, type) => `${column} >= ${value}::${type}`,
  lt: (column, value, type) => `${column} < ${value}::${type}`,
  lte: (column, value, type) => `${column} <= ${value}::${type}`,
  startsWith: (column, value) => `starts_with(${column}, ${value}::text)`,
};

const DEPTH_MAX = 5;
const PARTS_MAX = 100;
const VALUES_MAX = 1_000;

/** Writes a filter as SQL over the spec's columns; every value is a parameter. */
export function filterText(spec: ListSpec, filter: Filter): FilterText {
  const parameters: Record<string, unknown> = {};
  let parts = 0;
  const count = (): number => {
    if (parts >= PARTS_MAX) throw new ListRefused(`\`filter\`: at most ${PARTS_MAX} comparators and groups`);
    parts += 1;
    return parts;
  };
  const bind = (value: unknown): string => {
    const name = `filter_${count()}`;
    parameters[name] = value;
    return `:${name}`;
  };
  return { text: conjunction(spec, filter, { bind, count }, 0), parameters };
}

interface Writing {
  /** Counts one more part of the filter, however little it says. */
  readonly count: () => number;
  readonly bind: (value: unknown) => string;
}

function conjunction(spec: ListSpec, filter: Filter, writing: Writing, depth: number): string {
  if (depth > DEPTH_MAX) throw new ListRefused(`\`filter\`: at most ${DEPTH_MAX} levels of and, or, not`);
  const deeper = (inner: Filter): string => {
    writing.count();
    return conjunction(spec, inner, writing, depth + 1) || 'true';
  };
  const parts = Object.entries(filter).flatMap(([field, value]) => {
    if (value == null) return [];
    if (field === 'and') return [joined(asFilters(value).map(deeper), 'and', 'true')];
    if (field === 'or') return [joined(asFilters(value).map(deeper), 'or', 'false')];
    if (field === 'not') return [`not (${deeper(value as Filter)})`];
    const column = spec.filters[field];
    if (column === undefined) throw new ListRefused(`\`filter\`: ${spec.name} cannot be filtered by ${field}`);
    return comparison(column, field, value as Comparator, writing);
  });
  return parts.join(' and ');
}

const joined = (parts: readonly string[], word: string, empty: string): string =>
  parts.length === 0 ? empty : `(${parts.map((part) => `(${part})`).join(` ${word} `)})`;

const asFilters = (value: unknown): readonly Filter[] => (Array.isArray(value) ? value : [value as Filter]);

function comparison(column: ListColumn, field: string, comparator: Comparator, { bind }: Writing): string[] {
  return Object.entries(comparator).flatMap(([operator, value]) => {
    const write = OPERATORS[operator];
    if (value == null || write === undefined) return [];
    if (Array.isArray(value) && value.length > VALUES_MAX)
      throw new ListRefused(`\`filter\`: at most ${VALUES_MAX} values in \`${field}: { ${operator} }\``);
    return [write(column.sql, bind(value), column.type)];
  });
}
