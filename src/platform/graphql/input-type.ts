import type { GraphQLScalarType } from 'graphql';
import { Field, GraphQLISODateTime, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { z } from 'zod';
import { scalars } from './scalars';

type Schema = z.core.$ZodType;
type TypeRef = object | typeof String | GraphQLScalarType;
type Wrapped = TypeRef | [Wrapped];

interface Made {
  readonly shape: unknown;
  readonly type: object;
}

const INPUTS = new Map<string, Made>();
const ENUMS = new Map<string, Made>();
const ONE_OF = new Set<string>();

/** Names of the inputs of which exactly one field must be set; marked as `@oneOf` once the schema is built. */
export const oneOfInputs = (): ReadonlySet<string> => ONE_OF;

/**
 * The GraphQL input of a zod object, made once per name: the zod schema stays the only place where an input is described
 * and checked. Nested objects and enums are named by `.meta({ name, about })` (zod drops an `id` when a description is added
 * later) or, in documents that are files too, by `.meta({ title, description })`; scalars by `.meta({ scalar })`. A schema
 * that reads more than it shows names what it shows by `.meta({ shownAs })`.
 */
export function inputType(name: string, schema: Schema, description?: string): object {
  const known = INPUTS.get(name);
  if (known !== undefined) return known.shape === shapeOf(schema) ? known.type : twice(name);
  const made = { [name]: class {} }[name] ?? class {};
  INPUTS.set(name, { shape: shapeOf(schema), type: made });
  const about = metaOf(schema).about ?? metaOf(schema).description ?? description ?? missing(name);
  InputType(name, { description: about })(made);
  if (metaOf(schema)['oneOf'] === true) ONE_OF.add(name);
  for (const [property, member] of Object.entries(shapeOf(schema))) {
    const told = descriptionOf(member) ?? missing(`${name}.${property}`);
    const { type, isNullable } = typeOf(member, { path: `${name}.${property}`, told });
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
  if (known !== undefined) return known.shape === values.join() ? known.type : twice(name);
  const made = Object.fromEntries(values.map((value) => [value, value]));
  ENUMS.set(name, { shape: values.join(), type: made });
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: descriptions[value] ?? missing(`${name}.${value}`) }]),
  );
  registerEnumType(made, { name, description: about, valuesConfig });
  return made;
}

/** The field that a type is made for. */
interface Place {
  readonly path: string;
  readonly told: string;
}

function typeOf(schema: Schema, place: Place): { type: Wrapped; isNullable: boolean } {
  const def = schema._zod.def;
  const inner = (member: string): Schema => Reflect.get(def, member) as Schema;
  const shownAs = metaOf(schema)['shownAs'];
  if (shownAs !== undefined) return typeOf(shownAs as Schema, place);
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return { type: typeOf(inner('innerType'), place).type, isNullable: true };
    case 'catch':
      return typeOf(inner('innerType'), place);
    case 'pipe':
      return scalarOf(schema) ?? typeOf(inner('in'), place);
    case 'array':
      return { type: [typeOf(inner('element'), place).type], isNullable: false };
    case 'object':
      return { type: inputType(inputNameOf(schema, place), schema, place.told), isNullable: false };
    case 'enum':
      return { type: enumOf(schema, place), isNullable: false };
    case 'boolean':
      return { type: Boolean, isNullable: false };
    case 'int':
    case 'number':
      return { type: Int, isNullable: false };
    case 'string':
    case 'literal':
      return scalarOf(schema) ?? { type: String, isNullable: false };
    default:
      throw new Error(`${place.path}: a zod ${def.type} has no GraphQL input`);
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

function enumOf(schema: Schema, { path, told }: Place): TypeRef {
  const entries: Record<string, string> = Reflect.get(schema._zod.def, 'entries');
  const values = Object.values(entries);
  const { name, about, description, ...meta } = metaOf(schema);
  const given = (meta['values'] ?? {}) as Readonly<Record<string, string>>;
  const said = Object.fromEntries(
    values.map((value) => [value, given[value] ?? sentenceOn(value, told) ?? missing(`${path}: ${value}`)]),
  );
  return enumType(name ?? fieldName(path), values, said, about ?? description ?? told);
}

/** What a description such as `UP (default): a started package counts. DOWN: ...` says of one value. */
function sentenceOn(value: string, description: string): string | undefined {
  const said = new RegExp(`\\b${value}(?: \\([^)]*\\))?: ([^.]+\\.)`).exec(description)?.[1];
  return said === undefined ? undefined : `${said[0]?.toUpperCase()}${said.slice(1)}`;
}

/** What has no name of its own is named after its field: `mode` of `TieredRateInput` is a `TieredRateMode`. */
function fieldName(path: string): string {
  const [owner = '', field = ''] = path.split('.');
  return `${owner.replace(/Input$/, '')}${field[0]?.toUpperCase()}${field.slice(1)}`;
}

interface Meta {
  readonly name?: string | undefined;
  readonly title?: string | undefined;
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

function inputNameOf(schema: Schema, { path }: Place): string {
  const { name, title } = metaOf(schema);
  return name ?? `${title ?? fieldName(path)}Input`;
}
const shapeOf = (schema: Schema): Record<string, Schema> => Reflect.get(schema._zod.def, 'shape');

function twice(name: string): never {
  throw new Error(`two inputs or enums are named ${name}: give one of them another name`);
}

function missing(what: string): never {
  throw new Error(`${what} has no description`);
}
