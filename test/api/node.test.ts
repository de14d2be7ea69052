import { assertInterfaceType } from 'graphql';
import { publicId } from '../../src/kernel/id';
import type { FieldPolicy } from '../../src/platform/graphql/policy';
import { systemIds } from '../../src/platform/ports';
import { type Parsed, type TestHouse, testHouse } from '../support/house';
import { type OperationWorld, operationWorld, type Sender } from '../support/operation-world';
import { seedVendor } from '../support/seed';

const NODE = 'query($id: ID!) { node(id: $id) { id __typename } }';
const NODES = 'query($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }';

let meed: TestHouse;
let world: OperationWorld;
/** One id of each type that is a node. */
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  meed = await testHouse();
  world = await operationWorld(meed);
  ids = await oneOfEach();
});
afterAll(async () => {
  await meed.close();
});

async function oneOfEach(): Promise<ReadonlyMap<string, string>> {
  const run = await ask('finance', '($id: ID!) { statementLine(id: $id) { runId } }', { id: world.line });
  const books = await ask(
    'finance',
    '{ ledgerAccounts(first: 1) { nodes { id } } ledgerTransfers(first: 1) { nodes { id } } exchangeRates(first: 1) { nodes { id } } }',
  );
  const dispute = await world.disputed();
  const payout = await world.underWay();
  await world.deposited();
  const paid = await ask('finance', '{ payoutBatches(first: 1) { nodes { id } } }');
  const moved = await ask('finance', '($id: ID!) { agreement(id: $id) { potMovements(first: 1) { nodes { id } } } }', {
    id: world.agreements[0],
  });
  return new Map([
    ['Dispute', dispute],
    ['ParkedSettlement', await world.parkedSettlement()],
    ['Payout', payout],
    ['PayoutBatch', paid['payoutBatches'].nodes[0].id],
    ['Guarantee', await world.bonded()],
    ['PotMovement', moved['agreement'].potMovements.nodes[0].id],
    ['SettlementBatch', (await world.settlementBatches())[0] ?? ''],
    ['Vendor', world.vendorId],
    ['Partner', world.partners[0] ?? ''],
    ['Customer', world.customers[0] ?? ''],
    ['Kpi', world.kpis[0] ?? ''],
    ['Source', world.sources[0] ?? ''],
    ['OutcomeDefinition', world.definition],
    ['Agreement', world.agreements[0] ?? ''],
    ['Baseline', world.baselines[0] ?? ''],
    ['ExchangeRate', books['exchangeRates'].nodes[0].id],
    ['OutcomeTarget', world.targets[0] ?? ''],
    ['Outcome', world.outcomes[0] ?? ''],
    ['LedgerAccount', books['ledgerAccounts'].nodes[0].id],
    ['LedgerTransfer', books['ledgerTransfers'].nodes[0].id],
    ['SettlementRun', run['statementLine'].runId],
    ['Statement', world.statement],
    ['StatementLine', world.line],
  ]);
}

async function ask(sender: Sender, query: string, variables: Record<string, unknown> = {}): Promise<Parsed> {
  const answer = await meed.send(world.tokens[sender], query.startsWith('(') ? `query${query}` : query, variables);
  if (answer.errors !== undefined) throw new Error(answer.text);
  return answer.data;
}

const typesOf = async (sender: Sender, wanted: readonly string[]): Promise<readonly (string | null)[]> =>
  (await ask(sender, NODES, { ids: wanted }))['nodes'].map((node: Parsed) => node?.__typename ?? null);

describe('node', () => {
  it('answers every type that says it is one', async () => {
    const types = meed.app.schema
      .getPossibleTypes(assertInterfaceType(meed.app.schema.getType('Node')))
      .map(({ name }) => name);
    expect([...ids.keys()].sort()).toEqual([...types].sort());
    for (const [type, id] of ids) expect(await ask('admin', NODE, { id })).toEqual({ node: { id, __typename: type } });
  });

  it('carries the fields of the type', async () => {
    const query = '($id: ID!) { node(id: $id) { ... on Partner { externalReference } } }';
    expect(await ask('partner', query, { id: ids.get('Partner') })).toEqual({ node: { externalReference: 'one' } });
  });

  it('answers null for what is not there and for what is part of something else', async () => {
    expect(await ask('admin', NODE, { id: publicId('partner', systemIds.next()) })).toEqual({ node: null });
    expect(await ask('admin', NODE, { id: publicId('evidenceItem', systemIds.next()) })).toEqual({ node: null });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'partner'],
    ['an unknown prefix', 'xyz_01h455vb4pex5vsknk084sn02q'],
    ['a bare UUID', '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['a prefix alone', 'ptn_'],
    ['NUL', 'ptn_01h455vb4pex5vsknk084sn02\u0000'],
  ])('refuses %s by the name of the argument', async (_, id) => {
    const answer = await meed.send(world.tokens.admin, NODE, { id });
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('`id` is not an id'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('nodes', () => {
  it('answers in the order of the ids, the same one twice where it was asked for twice', async () => {
    const [one = '', two = ''] = world.partners;
    const customer = ids.get('Customer') ?? '';
    const nobody = publicId('customer', systemIds.next());
    const { nodes } = await ask('admin', NODES, { ids: [two, customer, nobody, one, two] });
    expect(nodes.map((node: Parsed) => node?.id ?? null)).toEqual([two, customer, null, one, two]);
    expect(await ask('admin', NODES, { ids: [] })).toEqual({ nodes: [] });
  });

  it('costs one statement per kind, however many', async () => {
    const { partners, customers, targets, outcomes } = world;
    const counted = async (wanted: readonly string[]) => {
      const before = meed.house.database.statementCount;
      await ask('admin', NODES, { ids: wanted });
      return meed.house.database.statementCount - before;
    };
    const membership = 1;
    expect(await counted(partners)).toBe(membership + 1);
    expect(await counted([...partners, ...customers, ...targets, ...outcomes])).toBe(membership + 4);
  });

  it('takes a hundred and no more', async () => {
    const id = ids.get('Partner') ?? '';
    expect(await typesOf('admin', Array(100).fill(id))).toEqual(Array(100).fill('Partner'));
    const answer = await meed.send(world.tokens.admin, NODES, { ids: Array(101).fill(id) });
    expect(answer.errors?.[0]).toMatchObject({
      message: '`ids` takes at most 100 ids, 101 were given',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('refuses a malformed id by its place', async () => {
    const answer = await meed.send(world.tokens.admin, NODES, { ids: [ids.get('Partner'), 'nonsense'] });
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('`ids[1]` is not an id'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('prices each id by what is selected of it', async () => {
    const query =
      '($ids: [ID!]!) { nodes(ids: $ids) { ... on Agreement { versions { plan { components { key } } } } } }';
    const answer = await meed.send(world.tokens.admin, `query${query}`, { ids: Array(3).fill(ids.get('Agreement')) });
    expect(JSON.parse(answer.text).extensions.cost.requested).toBeGreaterThan(3 * 4);
  });
});

describe('who sees what', () => {
  it('is said by each type for itself', () => {
    const types = meed.app.schema.getPossibleTypes(assertInterfaceType(meed.app.schema.getType('Node')));
    const open = types.filter(({ extensions }) => (extensions['policy'] as FieldPolicy).roles.includes('*'));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('is decided by the hat: a customer sees nothing of what is between vendor and partner', async () => {
    const seen = await typesOf('customer', [...ids.values()]);
    const shared = ['Customer', 'Kpi', 'Outcome', 'OutcomeDefinition', 'OutcomeTarget', 'Vendor'];
    expect(seen.filter((type) => type !== null).sort()).toEqual(shared);
  });

  it('is null for another vendor, and refused to whoever has no membership', async () => {
    const rival = await seedVendor(meed, 'rival');
    const answer = await meed.send(rival.admin, NODES, { ids: [...ids.values()] });
    expect(answer.data['nodes']).toEqual(Array(ids.size).fill(null));
    for (const token of [world.tokens.guest, world.tokens.operator]) {
      const refused = await meed.send(token, NODE, { id: world.vendorId });
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect((await meed.send(undefined, NODE, { id: world.vendorId })).status).toBe(401);
  });

  it('refuses the fields of a type that the role may not read, whatever the id', async () => {
    const query = 'query($id: ID!) { node(id: $id) { ... on Agreement { name } } }';
    const answer = await meed.send(world.tokens.customer, query, { id: ids.get('Agreement') });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
