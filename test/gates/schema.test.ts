import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, type GraphQLSchema, getNamedType, isInputObjectType, Kind, parse, validate } from 'graphql';
import { z } from 'zod';
import { makeSchema } from '../../src/schema';
import { planSchema } from '../../src/terms/plan-schema';
import { ROOT } from './planted-tree';
import { planInputs, schemaRules } from './schema-rules';

type RuleName = keyof typeof schemaRules;

const OPERATIONS = path.join(ROOT, 'schema', 'operations');

/** A small schema that keeps every rule. */
const SOUND = `
"Anything with an id."
interface Node { "Its id." id: ID! }
"A partner."
type Partner implements Node {
  "Its id." id: ID!
  "Since when." createdAt: DateTime!
  "First day." startsOn: Date!
  "Whether it sells." isActive: Boolean!
  "Its stage." stage: Stage!
}
"A stage."
enum Stage { "At work." ON_BOARD }
"A day." scalar Date
"An instant." scalar DateTime
"A page."
type PartnerConnection {
  "Items." edges: [PartnerEdge!]!
  "Items." nodes: [Partner!]!
  "Where." pageInfo: PageInfo!
  "How many." totalCount: Int!
}
"An item." type PartnerEdge { "The item." node: Partner! }
"Where." type PageInfo { "More after." hasNextPage: Boolean! }
"Reads."
type Query {
  "Partners." partners("Front." first: Int "Back." last: Int "From." after: String "To." before: String): PartnerConnection!
  "By ids." nodes("The ids." ids: [ID!]!): [Node]!
}
"Writes."
type Mutation { "Runs." settlementRun("What." input: SettlementRunInput!): SettlementRunPayload! }
"What." input SettlementRunInput { "Repeat safely." idempotencyKey: String! "Which." partnerId: ID! }
"What is paid for what."
input PlanInput { "Parts." components: [ComponentInput!]! }
"One part, in the plan document's own words."
input ComponentInput { "How." flatAtZero: Boolean "Until when." deadline: Date }
"Answer."
type SettlementRunPayload {
  "Who." partner: Partner
  "Whom it paid." paid: [Partner!]
  "Why not." userErrors: [UserError!]!
  "Done before." isReplayed: Boolean!
}
"A refusal." type UserError { "Says." message: String! }
`;

/** Rule, what is broken, and what replaces what in the sound schema. */
const PLANTED: readonly (readonly [RuleName, string, string, string])[] = [
  ['everything is described', 'Partner', '"A partner."\n', ''],
  ['everything is described', 'Partner.stage', '"Its stage." stage', 'stage'],
  ['everything is described', 'Query.nodes(ids)', '"The ids." ids', 'ids'],
  ['everything is described', 'SettlementRunInput.partnerId', '"Which." partnerId', '" " partnerId'],
  ['everything is described', 'Stage.ON_BOARD', '"At work." ON_BOARD', 'ON_BOARD'],
  ['an enum value says more than its name', 'Stage.ON_BOARD', '"At work." ON_BOARD', '"On board." ON_BOARD'],
  ['no binary float', 'Partner.stage', 'stage: Stage!', 'stage: Float!'],
  ['no binary float', 'Query.partners(first)', 'first: Int', 'first: Float'],
  ['a mutation takes one input of its own', 'settlementRun', '"What." input: SettlementRunInput!', '"Which." id: ID!'],
  ['a mutation takes one input of its own', 'settlementRun', '"What." input:', '"How." mode: Int "What." input:'],
  ['a mutation takes one input of its own', 'settlementRun', 'SettlementRunInput!', 'SettlementRunInput'],
  ['a mutation answers with a payload of its own', 'settlementRun', ': SettlementRunPayload!', ': Partner'],
  ['a mutation answers with a payload of its own', 'settlementRun', '"Done before." isReplayed: Boolean!', ''],
  ['a mutation answers with a payload of its own', 'settlementRun', '[UserError!]!', '[String!]!'],
  ['money and facts come in with an idempotency key', 'settlementRun', '"Repeat safely." idempotencyKey: String!', ''],
  [
    'money and facts come in with an idempotency key',
    'settlementRun',
    'idempotencyKey: String!',
    'idempotencyKey: String',
  ],
  ['a list of nodes is a connection', 'Query.nodes', '("The ids." ids: [ID!]!)', ''],
  ['a list of nodes is a connection', 'PartnerEdge.node', 'node: Partner!', 'node: [Partner!]!'],
  ['a connection is a page', 'Query.partners', '"Back." last: Int', ''],
  ['a connection is a page', 'PartnerConnection', '"How many." totalCount: Int!', ''],
  ['names are written as their kind is', 'Stage.OnBoard', 'ON_BOARD', 'OnBoard'],
  ['names are written as their kind is', 'Partner.start_stage', 'stage: Stage!', 'start_stage: Stage!'],
  ['names are written as their kind is', 'stage', 'Stage', 'stage'],
  ['a boolean is a statement', 'Partner.active', 'isActive', 'active'],
  ['a boolean is a statement', 'SettlementRunInput.flatAtZero', 'partnerId: ID!', 'flatAtZero: Boolean!'],
  ['a boolean is a statement', 'ComponentInput.flatAtZero', '[ComponentInput!]!', '[String!]!'],
  ['an instant is a time at', 'Partner.created', 'createdAt', 'created'],
  ['a day is a day on', 'Partner.startsAt', 'startsOn', 'startsAt'],
  ['a day is a day on', 'SettlementRunInput.deadline', 'partnerId: ID!', 'deadline: Date!'],
  ['an id is an ID', 'SettlementRunInput.partnerId', 'partnerId: ID!', 'partnerId: String!'],
  [
    'a deprecation names its removal day',
    'Partner.stage',
    'stage: Stage!',
    'stage: Stage! @deprecated(reason: "Old.")',
  ],
];

const ruleNames = Object.keys(schemaRules) as RuleName[];

describe('the rules of the schema', () => {
  it.each(PLANTED)('%s: sees %s', (rule, element, sound, broken) => {
    const planted = SOUND.replaceAll(sound, broken);
    expect(planted).not.toBe(SOUND);
    expect(schemaRules[rule](buildSchema(planted))).toContain(element);
  });

  it.each(ruleNames)('%s: finds nothing in a sound schema, and has a planted violation', (rule) => {
    expect(schemaRules[rule](buildSchema(SOUND))).toEqual([]);
    expect(PLANTED.map(([planted]) => planted)).toContain(rule);
  });
});

describe('the schema of the house', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await makeSchema();
  });

  it.each(ruleNames)('%s', (rule) => {
    expect(schemaRules[rule](schema)).toEqual([]);
  });

  it('lets names of the plan be only where they are names of the plan document', () => {
    const document = JSON.stringify(z.toJSONSchema(planSchema, { io: 'input', unrepresentable: 'any' }));
    const inputs = [...planInputs(schema)].map((name) => schema.getType(name)).filter(isInputObjectType);
    const free = inputs
      .flatMap((input) => Object.values(input.getFields()))
      .filter(({ type }) => ['Boolean', 'Date'].includes(getNamedType(type).name));
    expect(free.length).toBeGreaterThan(5);
    expect(free.map(({ name }) => name).filter((name) => !document.includes(`"${name}":`))).toEqual([]);
  });

  it.each(readdirSync(OPERATIONS))('answers schema/operations/%s, one operation named as its file', (file) => {
    const document = parse(readFileSync(path.join(OPERATIONS, file), 'utf8'));
    const names = document.definitions.map((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? one.name?.value : one.kind,
    );
    expect(names).toEqual([path.basename(file, '.graphql')]);
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });
});
