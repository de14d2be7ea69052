import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
} from 'graphql';
import { ID_PREFIX, type IdKind } from '../../src/kernel/id';

type Field = GraphQLField<unknown, unknown>;

/** An id of each kind that somebody owns. */
export type IdsByKind = ReadonlyMap<IdKind, string>;

/** What generated arguments are made of. */
export interface Filling {
  readonly ids: IdsByKind;
  /** The one id where any kind fits. */
  readonly nodeId?: string;
  readonly label: string;
}

/** Whether a field answers with any kind of node. */
export const takesAnyId = (field: Field): boolean =>
  isInterfaceType(getNamedType(field.type)) && field.args.some(({ type }) => isId(type));

/** The kinds of id that a field has to be given: `agreementId` takes an agreement, `id` what the field answers with. */
export function kindsOf(field: Field): readonly IdKind[] {
  const named = (name: string, type: GraphQLInputType) => (isId(type) ? [kindOf(field, name)] : []);
  return field.args
    .filter(({ type }) => isNonNullType(type))
    .flatMap(({ name, type }) => {
      const input = getNamedType(type);
      if (!isInputObjectType(input)) return named(name, type);
      return Object.values(input.getFields()).flatMap((inner) => named(inner.name, inner.type));
    });
}

/** A value for each argument that must be given, and for those that make a list a list. */
export function argumentOf(field: Field, { name, type }: GraphQLArgument, filling: Filling): unknown {
  return name === 'first' ? 2 : valueFor(field, name, type, filling);
}

const isId = (type: GraphQLInputType): boolean => getNamedType(type).name === 'ID';

function kindOf(field: Field, name: string): IdKind {
  const answered = getNamedType(field.type).name;
  const kind = name === 'id' ? `${answered.charAt(0).toLowerCase()}${answered.slice(1)}` : name.replace(/Ids?$/, '');
  if (!(kind in ID_PREFIX)) throw new Error(`${field.name}: no kind of id is called like ${name}`);
  return kind as IdKind;
}

function valueFor(field: Field, name: string, type: GraphQLInputType, filling: Filling): unknown {
  if (!isNonNullType(type)) return undefined;
  const named = getNamedType(type);
  if (isId(type)) return idOf(field, name, type, filling);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) return inputOf(field, named, filling);
  return filling.label;
}

function idOf(field: Field, name: string, type: GraphQLInputType, { ids, nodeId }: Filling): unknown {
  const id = nodeId ?? ids.get(kindOf(field, name));
  return isListType(getNullableType(type)) ? [id] : id;
}

const PLAN = { currency: 'EUR', components: [{ key: 'base', pay: { fixedFee: { amount: '1.00', per: 'MONTH' } } }] };

/** An input with every id it may have, and else only what it must have. */
function inputOf(field: Field, input: GraphQLInputObjectType, filling: Filling): unknown {
  const values = Object.values(input.getFields()).flatMap(({ name, type }): readonly (readonly [string, unknown])[] => {
    if (isId(type)) return [[name, idOf(field, name, type, filling)]];
    if (!isNonNullType(type)) return [];
    if (isListType(getNullableType(type))) return [[name, []]];
    if (getNamedType(type).name === 'PlanInput') return [[name, PLAN]];
    if (getNamedType(type).name === 'CurrencyCode') return [[name, 'EUR']];
    return [[name, valueFor(field, name, type, filling)]];
  });
  return Object.fromEntries(values);
}
