import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { argumentOf, type Filling, type IdsByKind, kindsOf, takesAnyId } from './query-arguments';

export interface GeneratedQuery {
  readonly field: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEPTH_MAX = 4;

/**
 * Every root query with everything it can select, for each owner who has what its arguments ask for, and `node` for every id
 * of each; it grows with the schema by itself. For a role, what it may not select is left out below the root: one such
 * field would have the whole query refused.
 */
export function everyQuery(
  schema: GraphQLSchema,
  owners: readonly IdsByKind[],
  label: string,
  role?: string,
): GeneratedQuery[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) =>
    fillings(field, owners, label).map((filling) => queryOf({ schema, role }, field, filling)),
  );
}

interface Asking {
  readonly schema: GraphQLSchema;
  readonly role: string | undefined;
}

interface Guarded {
  readonly extensions: { readonly policy?: { readonly roles: readonly string[] } };
}

type Field = GraphQLField<unknown, unknown>;

function maySelect({ role }: Asking, type: unknown, field: unknown): boolean {
  const { roles } = (field as Guarded).extensions.policy ?? (type as Guarded).extensions.policy ?? { roles: ['*'] };
  return role === undefined || roles.includes('*') || roles.includes(role);
}

function fillings(field: Field, owners: readonly IdsByKind[], label: string): readonly Filling[] {
  if (takesAnyId(field))
    return owners.flatMap((ids) =>
      [...ids].map(([kind, nodeId]) => ({ ids: new Map([[kind, nodeId]]), nodeId, label })),
    );
  const kinds = kindsOf(field);
  if (kinds.length === 0) return [{ ids: new Map(), label }];
  return owners.filter((ids) => kinds.every((kind) => ids.has(kind))).map((ids) => ({ ids, label }));
}

function queryOf(asking: Asking, field: Field, filling: Filling): GeneratedQuery {
  const given = field.args.flatMap((argument) => {
    const value = argumentOf(field, argument, filling);
    return value === undefined ? [] : [{ name: argument.name, type: String(argument.type), value }];
  });
  const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = selectionOf(asking, field.type, 0, filling);
  return {
    field: field.name,
    query: `query${declared === '' ? '' : `(${declared})`} { ${field.name}${passed === '' ? '' : `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(given.map(({ name, value }) => [name, value])),
  };
}

function selectionOf(asking: Asking, type: GraphQLOutputType, depth: number, filling?: Filling): string {
  const named = getNamedType(type);
  if (isInterfaceType(named)) {
    // Fields of several types beside each other would be in each other's way.
    const kinds = [...(filling?.ids.keys() ?? [])].map((kind) => kind.toLowerCase());
    const parts = asking.schema
      .getPossibleTypes(named)
      .filter(({ name }) => kinds.includes(name.toLowerCase()))
      .map((possible) => `... on ${possible.name} ${selectionOf(asking, possible, depth)}`);
    return `{ __typename ${Object.keys(named.getFields()).join(' ')} ${parts.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const selectable = Object.values(named.getFields()).filter((field) => maySelect(asking, named, field));
  const parts = selectable.flatMap((field) => {
    const isLeaf = !isObjectType(getNamedType(field.type)) && !isInterfaceType(getNamedType(field.type));
    if (isLeaf) return field.args.some(({ type: argument }) => isNonNullType(argument)) ? [] : [field.name];
    if (depth >= DEPTH_MAX || (field.name === 'edges' && 'nodes' in named.getFields())) return [];
    const first = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
    const inner = selectionOf(asking, field.type, depth + 1);
    return inner === '{  }' ? [] : [`${field.name}${first} ${inner}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}
