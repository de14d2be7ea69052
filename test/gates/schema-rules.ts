import {
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

type Member = GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField | GraphQLEnumValue;
type Typed = Exclude<Member, GraphQLEnumValue>;

interface Placed<Item> {
  readonly at: string;
  readonly item: Item;
  readonly owner: GraphQLNamedType;
}

/** Money moves or facts come in: a repeat must be harmless. */
const REPEATABLE =
  /^(measurement|measurements|count|settlement|period|holdback|payout|payoutBatch|outcome(?=Claim|Verify|Reverse|Reopen)|statement(?=Lock)|dispute(?=Open|Resolve))[A-Z]/;
/** `start` and `endExclusive` of a period say themselves that they bound a half-open range of days. */
const PERIOD_BOUND = /Period\.(start|endExclusive)$/;
/** The input as which a plan comes: it and every input below it are made from the schemas that read plan files. */
const PLAN_INPUT = 'PlanInput';

/** The rules of api.md that a schema can break; each names every element that breaks it. */
export const schemaRules = {
  'everything is described': (schema: GraphQLSchema) => [
    ...types(schema)
      .filter((type) => isBlank(type.description))
      .map(({ name }) => name),
    ...members(schema)
      .filter(({ item }) => isBlank(item.description))
      .map(({ at }) => at),
  ],

  'an enum value says more than its name': (schema: GraphQLSchema) =>
    members(schema)
      .filter(({ item, owner }) => isEnumType(owner) && inWords(item.description ?? '') === inWords(item.name))
      .map(({ at }) => at),

  'no binary float': (schema: GraphQLSchema) =>
    typed(schema)
      .filter(({ item }) => getNamedType(item.type).name === 'Float')
      .map(({ at }) => at),

  'a mutation takes one input of its own': (schema: GraphQLSchema) =>
    mutations(schema)
      .filter(
        ({ args, name }) => args.map((arg) => `${arg.name}: ${arg.type}`).join() !== `input: ${pascal(name)}Input!`,
      )
      .map(({ name }) => name),

  'a mutation answers with a payload of its own': (schema: GraphQLSchema) =>
    mutations(schema)
      .filter(({ name, type }) => `${type}` !== `${pascal(name)}Payload!` || !isPayload(getNamedType(type)))
      .map(({ name }) => name),

  'money and facts come in with an idempotency key': (schema: GraphQLSchema) =>
    mutations(schema)
      .filter(({ name }) => REPEATABLE.test(name))
      .filter(({ args }) => `${inputField(args[0], 'idempotencyKey')?.type}` !== 'String!')
      .map(({ name }) => name),

  // A connection holds a page, `ids` ask for so many, a payload lists what its one command has made, and an event shows the
  // newest few: these end.
  'a list of nodes is a connection': (schema: GraphQLSchema) =>
    fields(schema)
      .filter(({ item, owner }) => isListOfNodes(item) && !/(Connection|Payload|Event)$/.test(owner.name))
      .filter(({ item }) => !takes(item, 'ids'))
      .map(({ at }) => at),

  'a connection is a page': (schema: GraphQLSchema) => [
    ...types(schema)
      .filter((type) => type.name.endsWith('Connection') && !holds(type, ['edges', 'nodes', 'pageInfo', 'totalCount']))
      .map(({ name }) => name),
    ...fields(schema)
      .filter(({ item }) => getNamedType(item.type).name.endsWith('Connection'))
      .filter(({ item }) => !['first', 'last', 'after', 'before'].every((name) => takes(item, name)))
      .map(({ at }) => at),
  ],

  'names are written as their kind is': (schema: GraphQLSchema) => [
    ...types(schema)
      .filter(({ name }) => !/^[A-Z][A-Za-z0-9]*$/.test(name))
      .map(({ name }) => name),
    ...members(schema)
      .filter(({ item, owner }) => !(isEnumType(owner) ? /^[A-Z][A-Z0-9_]*$/ : /^[a-z][A-Za-z0-9]*$/).test(item.name))
      .map(({ at }) => at),
  ],

  'a boolean is a statement': (schema: GraphQLSchema) => misnamed(schema, 'Boolean', /^(is|has)[A-Z]/),
  'an instant is a time at': (schema: GraphQLSchema) => misnamed(schema, 'DateTime', /(^at|At)$/),
  'a day is a day on': (schema: GraphQLSchema) => misnamed(schema, 'Date', /(^on|On)$/),

  'an id is an ID': (schema: GraphQLSchema) =>
    typed(schema)
      .filter(({ item }) => /(^id|Id|^ids|Ids)$/.test(item.name))
      .filter(({ item }) => !['ID', 'IdComparator'].includes(getNamedType(item.type).name))
      .map(({ at }) => at),

  'a deprecation names its removal day': (schema: GraphQLSchema) =>
    members(schema)
      .filter(({ item }) => item.deprecationReason != null && !/\d{4}-\d{2}-\d{2}/.test(item.deprecationReason))
      .map(({ at }) => at),
} as const;

/**
 * The inputs whose names the plan document has fixed. A plan is one document with two spellings, file and GraphQL, and who
 * knows one knows the other: there the document's own names win over our forms.
 */
export function planInputs(schema: GraphQLSchema, name = PLAN_INPUT, known = new Set<string>()): ReadonlySet<string> {
  const type = schema.getType(name);
  if (!isInputObjectType(type) || known.has(name)) return known;
  known.add(name);
  for (const field of Object.values(type.getFields())) planInputs(schema, getNamedType(field.type).name, known);
  return known;
}

const inWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';
const pascal = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;
const takes = ({ args }: GraphQLField<unknown, unknown>, name: string): boolean =>
  args.some((arg) => arg.name === name);

/** Every type that is the schema's own. */
const types = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

const fields = (schema: GraphQLSchema): Placed<GraphQLField<unknown, unknown>>[] =>
  types(schema).flatMap((owner) =>
    isObjectType(owner) || isInterfaceType(owner)
      ? Object.values(owner.getFields()).map((item) => ({ at: `${owner.name}.${item.name}`, item, owner }))
      : [],
  );

/** Everything that has a name and a type: fields, arguments, input fields. */
const typed = (schema: GraphQLSchema): Placed<Typed>[] => [
  ...fields(schema).flatMap(({ at, item, owner }) => [
    { at, item, owner },
    ...item.args.map((argument) => ({ at: `${at}(${argument.name})`, item: argument, owner })),
  ]),
  ...types(schema)
    .filter(isInputObjectType)
    .flatMap((owner) =>
      Object.values(owner.getFields()).map((item) => ({ at: `${owner.name}.${item.name}`, item, owner })),
    ),
];

const members = (schema: GraphQLSchema): Placed<Member>[] => [
  ...typed(schema),
  ...types(schema)
    .filter(isEnumType)
    .flatMap((owner) => owner.getValues().map((item) => ({ at: `${owner.name}.${item.name}`, item, owner }))),
];

const mutations = (schema: GraphQLSchema): GraphQLField<unknown, unknown>[] =>
  Object.values(schema.getMutationType()?.getFields() ?? {});

function misnamed(schema: GraphQLSchema, kind: string, form: RegExp): string[] {
  const settled = planInputs(schema);
  return typed(schema)
    .filter(({ at, owner }) => !owner.name.endsWith('Comparator') && !PERIOD_BOUND.test(at))
    .filter(({ owner }) => !settled.has(owner.name))
    .filter(({ item }) => [kind, `${kind}Comparator`].includes(getNamedType(item.type).name) && !form.test(item.name))
    .map(({ at }) => at);
}

const holds = (type: GraphQLNamedType, names: readonly string[]): boolean =>
  isObjectType(type) && names.every((name) => name in type.getFields());

const isPayload = (type: GraphQLNamedType): boolean =>
  isObjectType(type) &&
  `${type.getFields()['userErrors']?.type}` === '[UserError!]!' &&
  `${type.getFields()['isReplayed']?.type}` === 'Boolean!';

function isListOfNodes({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  const isNode =
    named.name === 'Node' || (isObjectType(named) && named.getInterfaces().some(({ name }) => name === 'Node'));
  return isNode && isListType(getNullableType(type));
}

function inputField(argument: GraphQLArgument | undefined, name: string): GraphQLInputField | undefined {
  const type = argument === undefined ? undefined : getNamedType(argument.type);
  return isInputObjectType(type) ? type.getFields()[name] : undefined;
}
