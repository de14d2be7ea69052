import pino from 'pino';
import { makeApp } from '../../src/app';
import { masked } from '../../src/platform/graphql/mask';
import { OutcomeUnknown } from '../../src/platform/outcome-unknown';
import { useLogger } from '../../src/platform/report';
import { Unavailable } from '../../src/platform/unavailable';
import { type TestHouse, testHouse } from '../support/house';
import { type SeededVendor, seedVendor } from '../support/seed';

useLogger(pino({ level: 'silent' }));

const POOL = 3;
const DOCUMENTS = 20;

let meed: TestHouse;
let acme: SeededVendor;
beforeAll(async () => {
  meed = await testHouse(undefined, POOL);
  acme = await seedVendor(meed, 'acme');
});
afterAll(() => meed.close());

it('many documents of several mutations share few connections and all come to their end', async () => {
  const fields = (document: number): string =>
    ['a', 'b', 'c']
      .map(
        (alias) =>
          `${alias}: partnerCreate(input: { externalReference: "${document}${alias}", name: "P" }) {
             partner { id name } userErrors { code } }`,
      )
      .join(' ');
  const answers = await Promise.all(
    Array.from({ length: DOCUMENTS }, (_, document) => meed.send(acme.admin, `mutation { ${fields(document)} }`)),
  );
  for (const { errors, data } of answers) {
    expect(errors).toBeUndefined();
    for (const alias of ['a', 'b', 'c']) expect(data[alias]).toMatchObject({ partner: { name: 'P' }, userErrors: [] });
  }
});

it('a filter of thousands of comparators is refused by name', async () => {
  const filter = { or: Array.from({ length: 15_000 }, (_, index) => ({ name: { eq: `${index}` } })) };
  const query = 'query($filter: PartnerFilter) { partners(first: 1, filter: $filter) { nodes { id } } }';
  const { errors } = await meed.send(acme.admin, query, { filter });
  expect(errors).toMatchObject([
    { message: '`filter`: at most 100 comparators and groups', extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

it('a token that cannot be judged now is answered 503, not 401', async () => {
  const app = await makeApp({
    house: meed.house,
    verify: () => Promise.reject(new Unavailable('tokens cannot be verified now', new Error('the issuer is away'))),
    readiness: async () => null,
    corsOrigins: [],
    bodyLimitBytes: 100_000,
    documents: new Map(),
  });
  const port = await app.listen(0, '127.0.0.1');
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer any' },
    body: JSON.stringify({ query: '{ viewer { role } }' }),
  });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  await app.close();
});

it.each([
  [new OutcomeUnknown(new Error('secret')), 'OUTCOME_UNKNOWN', /read before you repeat/],
  [Object.assign(new Error('secret'), { code: '57014' }), 'UNAVAILABLE', /too busy/],
  [new Error('timeout exceeded when trying to connect'), 'UNAVAILABLE', /too busy/],
  [new Error('secret'), 'INTERNAL_SERVER_ERROR', /Internal/],
])('%s is told as %s', (error, code, message) => {
  const told = masked({ message: error.message, path: ['a'] }, error);
  expect(told).toMatchObject({ message: expect.stringMatching(message), path: ['a'], extensions: { code } });
  expect(JSON.stringify(told)).not.toContain('secret');
});
