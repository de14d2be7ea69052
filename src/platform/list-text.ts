import { decodeCursor } from './list-cursor';
import { filterText } from './list-filter';
import { type ListColumn, type ListQuery, ListRefused, type ListSpec } from './list-spec';

interface Sorted {
  readonly column: ListColumn;
  readonly isAscending: boolean;
}

export interface ListText {
  readonly text: string;
  readonly countText: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Writes the SQL of one page: the spec's own text, the filter, the key after which to go on, the order and the limit. */
export function listText(spec: ListSpec, query: ListQuery, limit: number): ListText {
  const isBackward = query.last != null;
  const sorted = sortedBy(spec, query);
  const filter = filterText(spec, query.filter ?? {});
  const cursor = query.after ?? query.before;
  if (query.after != null && query.before != null) throw new ListRefused('give either `after` or `before`');
  const types = sorted.map(({ column }) => column.type);
  const key = cursor == null ? undefined : decodeCursor(query, cursor, query.after == null ? 'before' : 'after', types);
  const seek = key === undefined ? undefined : seekText(sorted, key, query.after == null);
  const order = sorted.map(({ column, isAscending }) => `${column.sql} ${isAscending !== isBackward ? 'asc' : 'desc'}`);
  const keys = sorted.map(({ column }) => `(${column.sql})::text`).join(', ');
  const where = [spec.where, filter.text].filter(Boolean).join(' and ');
  const parameters = { ...query.parameters, ...filter.parameters };
  return {
    text: `select ${spec.select}, array[${keys}] as "__key" from ${spec.from} where ${[where, seek?.text].filter(Boolean).join(' and ')}
      order by ${order.join(', ')} limit :limit`,
    countText: `select count(*) as total from ${spec.from} where ${where}`,
    parameters: { ...parameters, ...seek?.parameters, limit },
  };
}

function sortedBy(spec: ListSpec, query: ListQuery): readonly Sorted[] {
  const asked = query.orderBy?.length ? query.orderBy : [spec.defaultOrder];
  if (new Set(asked.map(({ field }) => field)).size < asked.length)
    throw new ListRefused('`orderBy`: a field is named once at most');
  const sorted = asked.map(({ field, direction }) => {
    const column = spec.orders[field] ?? (field === 'ID' ? spec.id : undefined);
    if (column === undefined) throw new ListRefused(`\`orderBy\`: ${spec.name} cannot be ordered by ${field}`);
    return { column, isAscending: direction === 'ASC' };
  });
  const isAscending = sorted.at(-1)?.isAscending ?? true;
  return sorted.some(({ column }) => column === spec.id) ? sorted : [...sorted, { column: spec.id, isAscending }];
}

/** The rows after (or before) a key in lexicographic order, column by column, each in its own direction. */
function seekText(sorted: readonly Sorted[], key: readonly string[], isBefore: boolean) {
  const value = (index: number) => `:key_${index}::text::${sorted[index]?.column.type}`;
  const alternatives = sorted.map(({ column, isAscending }, index) => {
    const equal = sorted.slice(0, index).map((before, place) => `${before.column.sql} = ${value(place)}`);
    const beyond = `${column.sql} ${isAscending !== isBefore ? '>' : '<'} ${value(index)}`;
    return `(${[...equal, beyond].join(' and ')})`;
  });
  return {
    text: `(${alternatives.join(' or ')})`,
    parameters: Object.fromEntries(key.map((part, index) => [`key_${index}`, part])),
  };
}
