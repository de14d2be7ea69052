import type { GraphQLScalarType } from 'graphql';
import { Field, GraphQLISODateTime, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { z } from 'zod';
import { scalars } from './scalars';

type Schema = z.core.$ZodType;
type TypeRef = object | typeof String | GraphQLScalarType;
type Wrapped = TypeRef | [Wrapped];

const INPUTS = new Map<Schema, object>();
const ENUMS = new Map<string, object>();
const ONE_OF = new Set<string>();

/** Names of the inputs of which exactly one field must be set; marked as `@oneOf` once the schema is built. */
export const oneOfInputs = (): ReadonlySet<string> => ONE_OF;

/**
 * The GraphQL input of a zod object, made once per schema: the zod schema stays the only place where an input is described
 * and checked. Nested objects and enums are named by
 * `.meta({ name, about })` (zod drops an `id` when a description is added later), scalars by `.meta({ scalar })`.
 */
export function inputType(name: string, schema: Schema, description?: string): object {
  const known = INPUTS.get(schema);
  if (known !== undefined) return known;
  const made = { [name]: class {} }[name] ?? class {};
  INPUTS.set(schema, made);
  const about = description ?? metaOf(schema).about ?? missing(name);
  InputType(name, { description: about })(made);
  if (metaOf(schema)['oneOf'] === true) ONE_OF.add(name);
  for (const [property, member] of Object.entries(shapeOf(schema))) {
    const { type, isNullable } = typeOf(member, `${name}.${property}`);
    const told = descriptionOf(member) ?? missing(`${name}.${property}`);
    Field(() => type as never, { nullable: isNullable, description: told })(made.prototype, property);
  }
  return made;
}

/** The GraphQL enum of a list of values, made once per name. */
export function enumType(
  name: string,
  values: readonly string[],
  descriptions: Readonly<Record<string, string>>,
  about: string,
): object {
  const known = ENUMS.get(name);
  if (known !== undefined) return known;
  const made = Object.fromEntries(values.map((value) => [value, value]));
  ENUMS.set(name, made);
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: descriptions[value] ?? missing(`${name}.${value}`) }]),
  );
  registerEnumType(made, { name, description: about, valuesConfig });
  return made;
}

function typeOf(schema: Schema, path: string): { type: Wrapped; isNullable: boolean } {
  const def = schema._zod.def;
  const inner = (member: string): Schema => Reflect.get(def, member) as Schema;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return { type: typeOf(inner('innerType'), path).type, isNullable: true };
    case 'pipe':
      return scalarOf(schema) ?? typeOf(inner('in'), path);
    case 'array':
      return { type: [typeOf(inner('element'), path).type], isNullable: false };
    case 'object':
      return { type: inputType(nameOf(schema, path), schema), isNullable: false };
    case 'enum':
      return { type: enumOf(schema, path), isNullable: false };
    case 'boolean':
      return { type: Boolean, isNullable: false };
    case 'int':
    case 'number':
      return { type: Int, isNullable: false };
    case 'string':
      return scalarOf(schema) ?? { type: String, isNullable: false };
    default:
      throw new Error(`${path}: a zod ${def.type} has no GraphQL input`);
  }
}

function scalarOf(schema: Schema): { type: TypeRef; isNullable: boolean } | undefined {
  const name = metaOf(schema)['scalar'];
  if (name === undefined) return undefined;
  if (name === 'ID') return { type: ID, isNullable: false };
  if (name === 'String') return { type: String, isNullable: false };
  const scalar = Reflect.get(scalars, String(name)) as GraphQLScalarType | undefined;
  return { type: scalar ?? GraphQLISODateTime, isNullable: false };
}

function enumOf(schema: Schema, path: string): TypeRef {
  const entries: Record<string, string> = Reflect.get(schema._zod.def, 'entries');
  const meta = metaOf(schema);
  const told = (meta['values'] ?? {}) as Readonly<Record<string, string>>;
  return enumType(nameOf(schema, path), Object.values(entries), told, meta.about ?? missing(path));
}

interface Meta {
  readonly name?: string | undefined;
  readonly about?: string | undefined;
  readonly description?: string | undefined;
  readonly [key: string]: unknown;
}

function metaOf(schema: Schema): Meta {
  return (schema as z.ZodType).meta() ?? {};
}

/** A description may stand on the field or on what it wraps. */
function descriptionOf(schema: Schema): string | undefined {
  const own = metaOf(schema).description;
  if (own !== undefined) return own;
  const def = schema._zod.def;
  for (const member of ['innerType', 'in', 'element']) {
    const inner: unknown = Reflect.get(def, member);
    if (inner !== undefined) return descriptionOf(inner as Schema);
  }
  return undefined;
}

const nameOf = (schema: Schema, path: string): string => metaOf(schema).name ?? missing(`the name of ${path}`);
const shapeOf = (schema: Schema): Record<string, Schema> => Reflect.get(schema._zod.def, 'shape');

function missing(what: string): never {
  throw new Error(`${what} has no description`);
}
