import { getIntrospectionQuery } from 'graphql';
import supertest from 'supertest';
import { type TestHouse, testHouse } from '../support/house';
import { type SeededVendor, seedVendor } from '../support/seed';

let meed: TestHouse;
let acme: SeededVendor;

beforeAll(async () => {
  meed = await testHouse();
  acme = await seedVendor(meed, 'acme');
});
afterAll(async () => {
  await meed.close();
});

const http = () => supertest(meed.app.http.server);
const graphql = (query: unknown, token: string | undefined = acme.admin) => {
  const request = http().post('/graphql').set('content-type', 'application/json');
  return (token === '' ? request : request.set('authorization', `Bearer ${token}`)).send(
    typeof query === 'string' ? JSON.stringify({ query }) : JSON.stringify(query),
  );
};

describe('health', () => {
  it('is live and ready, and says so without a token', async () => {
    await http().get('/livez').expect(200, { status: 'live' });
    await http().get('/readyz').expect(200, { status: 'ready' });
  });
});

describe('an answer', () => {
  it('carries the security headers and the price of the query', async () => {
    const answer = await graphql('{ viewer { role } }').expect(200);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.body.extensions.cost).toMatchObject({ requested: 2, actual: 2 });
  });

  it('costs what it holds: what a short page did not cost is given back, and a refusal gives nothing back', async () => {
    const cost = async (query: string) => (await graphql(query)).body.extensions.cost;
    const query = '{ partners(first: 100) { nodes { id name } } }';
    const before = await cost('{ viewer { role } }');
    const empty = await cost(query);
    expect(empty).toMatchObject({ requested: 301, actual: 2, remaining: before.remaining - 2 });
    await acme.partner('one');
    const one = await cost(query);
    expect(one).toMatchObject({ requested: 301, actual: 4 });
    const failed = await cost('{ partners(first: 100, after: "x") { nodes { id name } } }');
    expect(failed).toMatchObject({ requested: 301, actual: 301, remaining: one.remaining - 301 });
  });

  it('lets the signed-in introspect', async () => {
    const answer = await graphql(getIntrospectionQuery()).expect(200);
    expect(answer.body.errors).toBeUndefined();
  });
});

describe('what is refused before it runs', () => {
  const deep = `{ ${'partners(first: 1) { nodes { '.repeat(1)} ${'... on Partner { '.repeat(3)} id ${'} '.repeat(3)} } } }`;

  it.each([
    ['a body that is no JSON', '{"query":', 400],
    ['a document that does not parse', { query: '{' }, 400],
    ['an unknown field', { query: '{ nothing }' }, 400],
    ['too many aliases', { query: `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }` }, 400],
    ['too many tokens', { query: `{ ${'__typename '.repeat(2_001)} }` }, 400],
    [
      'a query that costs too much',
      {
        query: `{ ${'abcdefghijkl'
          .split('')
          .map((a) => `${a}: partners(first: 100) { nodes { id name stage } }`)
          .join(' ')} }`,
      },
      400,
    ],
  ])('%s', async (_, body, status) => {
    const answer = await (typeof body === 'string'
      ? http()
          .post('/graphql')
          .set('content-type', 'application/json')
          .set('authorization', `Bearer ${acme.admin}`)
          .send(body)
      : graphql(body));
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/node_modules|at \w+ \(|select /);
    expect(answer.body.errors.length).toBeGreaterThan(0);
  });

  it('a form that a browser could send across sites', async () => {
    await http().post('/graphql').set('content-type', 'text/plain').send('{"query":"{ __typename }"}').expect(400);
  });

  it('a large body without a token', async () => {
    await graphql({ query: `{ __typename } # ${'x'.repeat(100_001)}` }, '').expect(413);
  });

  it('a body of unknown length without a token', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"query":"{ __typename }"}'));
        controller.close();
      },
    });
    const url = `http://127.0.0.1:${meed.port}/graphql`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
  });

  it('but fragments are not counted twice', async () => {
    await graphql(deep).expect(200);
  });
});
