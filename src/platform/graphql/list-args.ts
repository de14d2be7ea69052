import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { FilterKind, ListShape } from './filter-values';
import { enumType } from './input-type';
import { CursorScalar, DateScalar, DateTimeScalar, DecimalScalar } from './scalars';

type Made = new () => object;
const COMPARATORS = new Map<string, Made>();

/** The arguments of a list: page, filter and order, generated from what the list's spec allows. */
export function listArgs(name: string, shape: ListShape): Made {
  const args = named(`${name}ListArgs`);
  const filter = named(`${name}Filter`);
  const orders = Object.keys(shape.spec.orders);
  // Types must be known before the schema is built, so nothing here may be made lazily.
  for (const [property, kind] of Object.entries(shape.filters)) {
    const type = comparator(kind);
    add(filter, property, () => type, `Narrows by \`${property}\`.`);
  }
  add(filter, 'and', () => [filter], 'All of these hold.');
  add(filter, 'or', () => [filter], 'At least one of these holds.');
  add(filter, 'not', () => filter, 'This does not hold.');
  InputType(`${name}Filter`, { description: `Narrows a list of ${name}; fields beside each other must all hold.` })(
    filter,
  );
  const told = Object.fromEntries(orders.map((field) => [field, `By ${field.toLowerCase().replaceAll('_', ' ')}.`]));
  const orderField = enumType(`${name}OrderField`, orders, told, `What a list of ${name} can be ordered by.`);
  const order = named(`${name}Order`);
  Field(() => orderField as never, { description: 'The field to order by.' })(order.prototype, 'field');
  const way = direction();
  Field(() => way as never, { description: 'Ascending or descending.' })(order.prototype, 'direction');
  InputType(`${name}Order`, {
    description: `One step of the order of a list of ${name}; ties are broken by the next, last by the id.`,
  })(order);
  add(args, 'first', () => Int, 'How many items from the front, 1 to 100; give either this or `last`.');
  add(args, 'last', () => Int, 'How many items from the back, 1 to 100; give either this or `first`.');
  add(args, 'after', () => CursorScalar, 'Go on after this cursor.');
  add(args, 'before', () => CursorScalar, 'Stop before this cursor.');
  add(args, 'filter', () => filter, 'Which items.');
  add(args, 'orderBy', () => [order], 'In which order.');
  ArgsType()(args);
  return args;
}

function comparator(kind: FilterKind): Made {
  if (typeof kind === 'object' && 'id' in kind) return comparatorOf('Id', () => ID, ['eq', 'in']);
  if (typeof kind === 'object') return comparatorOf(enumNameOf(kind.values), () => kind.enum, ['eq', 'in']);
  switch (kind) {
    case 'TEXT':
      return comparatorOf('Text', () => String, ['eq', 'in', 'startsWith']);
    case 'DATE':
      return comparatorOf('Date', () => DateScalar, ['eq', 'gt', 'gte', 'lt', 'lte']);
    case 'INSTANT':
      return comparatorOf('DateTime', () => DateTimeScalar, ['eq', 'gt', 'gte', 'lt', 'lte']);
    case 'DECIMAL':
      return comparatorOf('Decimal', () => DecimalScalar, ['eq', 'gt', 'gte', 'lt', 'lte']);
  }
}

const TOLD: Readonly<Record<string, string>> = {
  eq: 'Equal to.',
  in: 'One of.',
  gt: 'Greater than.',
  gte: 'Greater than or equal to.',
  lt: 'Less than.',
  lte: 'Less than or equal to.',
  startsWith: 'Begins with, in exactly this spelling.',
};

function comparatorOf(name: string, type: () => unknown, operators: readonly string[]): Made {
  const known = COMPARATORS.get(name);
  if (known !== undefined) return known;
  const made = named(`${name}Comparator`);
  COMPARATORS.set(name, made);
  for (const operator of operators)
    add(made, operator, () => (operator === 'in' ? [type()] : type()), TOLD[operator] ?? operator);
  InputType(`${name}Comparator`, {
    description: `Compares with values of type ${name}; all given comparisons must hold.`,
  })(made);
  return made;
}

const ENUM_NAMES = new Map<string, string>();
/** Gives the comparator of an enum its name. */
export const enumFilter = (name: string, values: readonly string[], enumObject: object): FilterKind => {
  ENUM_NAMES.set(values.join(), name);
  return { values, enum: enumObject };
};
const enumNameOf = (values: readonly string[]): string => ENUM_NAMES.get(values.join()) ?? 'Enum';

const direction = (): object =>
  enumType(
    'OrderDirection',
    ['ASC', 'DESC'],
    { ASC: 'Smallest, earliest first.', DESC: 'Largest, latest first.' },
    'Which way a list is ordered.',
  );

function add(target: Made, property: string, type: () => unknown, description: string): void {
  Field(type as never, { nullable: true, description })(target.prototype, property);
}

const named = (name: string): Made => ({ [name]: class {} })[name] ?? class {};
