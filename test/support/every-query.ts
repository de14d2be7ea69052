import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { parsePublicId } from '../../src/kernel/id';

export interface GeneratedQuery {
  readonly field: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEPTH_MAX = 4;

/** Every root query with everything it can select, once per id that fits its arguments; it grows with the schema by itself. */
export function everyQuery(schema: GraphQLSchema, ids: readonly string[], labels: readonly string[]): GeneratedQuery[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => queriesOf(schema, field, ids, labels));
}

function queriesOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  ids: readonly string[],
  labels: readonly string[],
): GeneratedQuery[] {
  const needsId = field.args.some(({ type }) => isNonNullType(type) && takesId(type));
  return (needsId ? ids : [ids[0] ?? '']).map((id) => {
    const given = field.args.flatMap(({ name, type }) => {
      const value = argumentOf(name, type, id, labels);
      return value === undefined ? [] : [{ name, type: String(type), value }];
    });
    const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
    const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
    const selection = selectionOf(schema, field.type, 0, id);
    return {
      field: field.name,
      query: `query${declared === '' ? '' : `(${declared})`} { ${field.name}${passed === '' ? '' : `(${passed})`} ${selection} }`,
      variables: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    };
  });
}

/** A value for each argument that must be given, and for those that make a list a list. */
function argumentOf(name: string, type: GraphQLInputType, id: string, labels: readonly string[]): unknown {
  if (name === 'first') return 2;
  const named = getNamedType(type);
  if (!isNonNullType(type)) return undefined;
  if (named.name === 'ID') return isListType(type.ofType) ? [id] : id;
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) return inputOf(named, id, labels);
  return labels[0];
}

const PLAN = { currency: 'EUR', components: [{ key: 'base', pay: { fixedFee: { amount: '1.00', per: 'MONTH' } } }] };

/** An input with every id it may have, and else only what it must have. */
function inputOf(type: GraphQLInputObjectType, id: string, labels: readonly string[]): unknown {
  const fields = Object.values(type.getFields()).flatMap((field): readonly (readonly [string, unknown])[] => {
    const named = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    if (named.name === 'ID') return [[field.name, isList ? [id] : id]];
    if (!isNonNullType(field.type)) return [];
    if (isList) return [[field.name, []]];
    if (named.name === 'PlanInput') return [[field.name, PLAN]];
    if (named.name === 'CurrencyCode') return [[field.name, 'EUR']];
    return [[field.name, argumentOf(field.name, field.type, id, labels)]];
  });
  return Object.fromEntries(fields);
}

const takesId = (type: GraphQLInputType): boolean => {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID';
  return Object.values(named.getFields()).some((field) => getNamedType(field.type).name === 'ID');
};

function selectionOf(schema: GraphQLSchema, type: GraphQLOutputType, depth: number, id = ''): string {
  const named = getNamedType(type);
  if (isInterfaceType(named)) {
    // The prefix of an id tells its type; fields of several types beside each other would be in each other's way.
    const kind = parsePublicId(id)?.kind.toLowerCase();
    const parts = schema
      .getPossibleTypes(named)
      .filter(({ name }) => name.toLowerCase() === kind)
      .map((possible) => `... on ${possible.name} ${selectionOf(schema, possible, depth)}`);
    return `{ __typename ${Object.keys(named.getFields()).join(' ')} ${parts.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const parts = Object.values(named.getFields()).flatMap((field) => {
    const isLeaf = !isObjectType(getNamedType(field.type)) && !isInterfaceType(getNamedType(field.type));
    if (isLeaf) return field.args.some(({ type: argument }) => isNonNullType(argument)) ? [] : [field.name];
    if (depth >= DEPTH_MAX || (field.name === 'edges' && 'nodes' in named.getFields())) return [];
    const first = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
    const inner = selectionOf(schema, field.type, depth + 1);
    return inner === '{  }' ? [] : [`${field.name}${first} ${inner}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}
