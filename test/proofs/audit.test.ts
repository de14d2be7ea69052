import { isObjectType } from 'graphql';
import { Client } from 'pg';
import pino from 'pino';
import { useLogger } from '../../src/platform/report';
import { Unit } from '../../src/platform/unit';
import { type Answer, type TestHouse, testHouse } from '../support/house';
import { OPERATIONS } from '../support/operation-table';
import { type OperationWorld, operationWorld } from '../support/operation-world';

useLogger(pino({ level: 'silent' }));

/** Each state change writes who, when, why, before and after in its own transaction; without that row there is no change. */
let meed: TestHouse;
let world: OperationWorld;
let admin: Client;
beforeAll(async () => {
  meed = await testHouse();
  world = await operationWorld(meed);
  admin = new Client({ connectionString: meed.store.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await meed.close();
});

const MUTATIONS = OPERATIONS.filter(({ text }) => text.trim().startsWith('mutation'));

it('tries every mutation of the schema', () => {
  const fields = meed.app.schema.getMutationType();
  const texts = MUTATIONS.map(({ text }) => text).join('\n');
  const names = isObjectType(fields) ? Object.keys(fields.getFields()) : [];
  expect(names.length).toBeGreaterThan(25);
  expect(names.filter((name) => !texts.includes(` ${name}(`))).toEqual([]);
});

it.each(MUTATIONS)('$name changes nothing if its audit row cannot be written', async (row) => {
  const variables = { ...(await row.variables(world)) };
  const send = (): Promise<Answer> => meed.send(world.tokens[row.sender], row.text, variables);
  const before = await contents();
  const { answer, after } = await withoutAudit(send);
  expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['INTERNAL_SERVER_ERROR']);
  expect(changed(before, after)).toEqual([]);

  // The twin records nothing, so nothing can fail: it is seen by what it changes.
  const silent = jest.spyOn(Unit.prototype, 'record').mockImplementation(() => undefined);
  const twin = await withoutAudit(send).finally(() => silent.mockRestore());
  expect(twin.answer.errors).toBeUndefined();
  expect(changed(before, twin.after)).not.toEqual([]);
});

/** Sends while the serving role has lost the right to write the audit trail. */
async function withoutAudit(send: () => Promise<Answer>): Promise<{ answer: Answer; after: Contents }> {
  await admin.query('revoke insert on audit_entry from meed_app');
  try {
    const answer = await send();
    return { answer, after: await contents() };
  } finally {
    await admin.query('grant insert on audit_entry to meed_app');
  }
}

type Contents = ReadonlyMap<string, string>;

/** Count and content of every table there is, once the relay has nothing left to number. */
async function contents(): Promise<Contents> {
  const waiting = 'select count(*)::int as waiting from outbox where seq is null';
  while ((await admin.query<{ waiting: number }>(waiting)).rows[0]?.waiting !== 0);
  const { rows } = await admin.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const sums = rows.map(
    ({
      name,
    }) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as sum
      from "${name}" t`,
  );
  const found = await admin.query<{ name: string; sum: string }>(sums.join(' union all '));
  return new Map(found.rows.map(({ name, sum }) => [name, sum]));
}

const changed = (before: Contents, after: Contents): string[] =>
  [...after.keys()].filter((name) => before.get(name) !== after.get(name));
