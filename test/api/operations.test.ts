import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type FieldNode, isObjectType, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Request } from '../../src/access/request';
import { type Parsed, type TestHouse, testHouse } from '../support/house';
import { OPERATIONS, type OperationRow } from '../support/operation-table';
import { type OperationWorld, operationWorld } from '../support/operation-world';

const FOLDER = path.join(__dirname, '..', '..', 'schema', 'operations');

let meed: TestHouse;
let world: OperationWorld;
beforeAll(async () => {
  meed = await testHouse();
  world = await operationWorld(meed);
});
afterAll(async () => {
  await meed.close();
});

it('has a budget for every document, and none without a document', () => {
  const documents = readdirSync(FOLDER).map((file) => path.basename(file, '.graphql'));
  expect(OPERATIONS.map(({ name }) => name).sort()).toEqual(documents.sort());
});

it('has a document for every root field', () => {
  const used = new Set(OPERATIONS.flatMap(({ text }) => rootFields(text)));
  const { schema } = meed.app;
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.filter(isObjectType).flatMap((root) => Object.keys(root.getFields()));
  expect(fields.filter((field) => !used.has(field))).toEqual([]);
});

it.each(OPERATIONS)('$name costs $statements statements', async (row) => {
  const { data, statements } = await sent(row);
  expectGood(row, data);
  expect({ statements }).toEqual({ statements: row.statements });
});

describe('a twin that reads its rows one by one', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(['Outcomes', 'OutcomeTargets', 'LedgerTransfers', 'Nodes'])('is seen in %s', async (name) => {
    const row = OPERATIONS.find((one) => one.name === name);
    if (row === undefined) throw new Error(`no row ${name}`);
    jest.spyOn(Request.prototype, 'load').mockImplementation(async function (this: Request, spec, key) {
      return (await spec.batch(this.scope, [key])).get(key) ?? null;
    });
    const { data, statements } = await sent(row);
    expectGood(row, data);
    expect(statements).toBeGreaterThan(row.statements);
  });
});

interface Sent {
  readonly data: Parsed;
  readonly statements: number;
}

/** Sends one document and counts what the house asks of its database meanwhile. */
async function sent(row: OperationRow): Promise<Sent> {
  const variables = { ...(await row.variables(world)) };
  const before = meed.house.database.statementCount;
  const answer = row.text.trim().startsWith('subscription')
    ? await firstEvent(row, variables)
    : await meed.send(world.tokens[row.sender], row.text, variables);
  if (answer.errors !== undefined) throw new Error(`${row.name}: ${JSON.stringify(answer.errors)}`);
  return { data: answer.data, statements: meed.house.database.statementCount - before };
}

async function firstEvent({ text, sender }: OperationRow, variables: Record<string, unknown>) {
  const client = createClient({
    url: `ws://127.0.0.1:${meed.port}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${world.tokens[sender]}` },
  });
  const events = client.iterate<Parsed>({ query: text, variables });
  const { value } = await events.next();
  await events.return?.();
  await client.dispose();
  return value;
}

/** Every root field answers, no mutation is refused, and a list is long enough to show a statement per row. */
function expectGood({ name, text }: OperationRow, data: Parsed): void {
  for (const field of rootFields(text)) {
    const answer = data[field];
    if (answer === null || answer === undefined) throw new Error(`${name}: ${field} answers nothing`);
    if (answer.userErrors !== undefined) expect(answer.userErrors).toEqual([]);
    if (Array.isArray(answer)) expect(answer).not.toEqual([]);
    // A page that shows a little of everything may have little to show; a list must have enough.
    else if (Array.isArray(answer.nodes))
      expect(answer.nodes.length).toBeGreaterThanOrEqual(name === 'PartnerHome' ? 1 : 3);
  }
}

function rootFields(text: string): string[] {
  return parse(text)
    .definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
    .flatMap(({ selectionSet }) => selectionSet.selections)
    .filter((one): one is FieldNode => one.kind === Kind.FIELD)
    .map(({ name }) => name.value);
}
