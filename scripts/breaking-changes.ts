import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';

type Element = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField | GraphQLEnumValue;

/** Names every change by which a client that was right yesterday is wrong today, unless its announced removal day has come. */
export async function breakingChanges(before: GraphQLSchema, after: GraphQLSchema, today: string): Promise<string[]> {
  const changes = await diff(before, after);
  return changes
    .filter((change) => breaks(change, after) && !isDue(change, before, today))
    .map(({ message }) => message);
}

/** The inspector calls a lost default merely dangerous, yet whoever relied on it now leaves out what must be given. */
function breaks({ criticality, type, path }: Change, after: GraphQLSchema): boolean {
  if (criticality.level === CriticalityLevel.Breaking) return true;
  if (!/DEFAULT(_VALUE)?_CHANGED$/.test(String(type))) return false;
  const element = elementAt(after, path ?? '');
  return (
    element !== undefined &&
    'defaultValue' in element &&
    isNonNullType(element.type) &&
    element.defaultValue === undefined
  );
}

/** A deprecation names the day of its removal; from then on the removal was announced. */
function isDue({ path }: Change, before: GraphQLSchema, today: string): boolean {
  const removedOn = /\d{4}-\d{2}-\d{2}/.exec(elementAt(before, path ?? '')?.deprecationReason ?? '')?.[0];
  return removedOn !== undefined && removedOn <= today;
}

function elementAt(schema: GraphQLSchema, path: string): Element | undefined {
  const [typeName = '', member = '', argument] = path.split('.');
  const type = schema.getType(typeName);
  if (isEnumType(type)) return type.getValue(member) ?? undefined;
  if (isInputObjectType(type)) return type.getFields()[member];
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const field = type.getFields()[member];
  return argument === undefined ? field : field?.args.find(({ name }) => name === argument);
}
