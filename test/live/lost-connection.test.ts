import { OutcomeUnknown } from '../../src/platform/outcome-unknown';
import { statement } from '../../src/platform/statement';
import { type TestDatabase, testDatabase } from '../support/database';
import { asAdmin, hat, newId } from './live-house';

const PID = statement('test.pid', 'select pg_backend_pid() as pid');

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.drop());

/** Cuts a connection and returns when the server has forgotten it. */
async function cut(pid: number | undefined): Promise<void> {
  await asAdmin(store, 'select pg_terminate_backend($1)', [pid]);
  while ((await asAdmin(store, 'select 1 from pg_stat_activity where pid = $1', [pid])).length > 0);
}

describe('a connection that dies while it is in use', () => {
  it('fails the scope that reads on it, and nothing else', async () => {
    const scope = store.database.reading(hat(newId()));
    await cut((await scope.one<{ pid: number }>(PID))?.pid);
    await expect(scope.one(PID)).rejects.toThrow();
    await scope.close();
    const next = store.database.reading(hat(newId()));
    expect(await next.one<{ pid: number }>(PID)).toBeDefined();
    await next.close();
  });

  it('makes a write start again', async () => {
    let attempts = 0;
    const pid = await store.database.writing(hat(newId()), async (scope) => {
      attempts += 1;
      const first = await scope.one<{ pid: number }>(PID);
      if (attempts === 1) await cut(first?.pid);
      return (await scope.one<{ pid: number }>(PID))?.pid;
    });
    expect([attempts, typeof pid]).toEqual([2, 'number']);
  });
});

describe('a commit that goes unanswered', () => {
  const LAST = statement('test.last-words', 'insert into last_words (is_last) values (:is_last)');

  /** Its connection dies inside of COMMIT, as often as it is told to. */
  beforeAll(() =>
    asAdmin(
      store,
      `create table last_words (is_last boolean);
       grant insert on last_words to meed_app;
       create function die() returns trigger language plpgsql as
         $$ begin if new.is_last then perform pg_terminate_backend(pg_backend_pid()); end if; return null; end $$;
       create constraint trigger dies after insert on last_words deferrable initially deferred
         for each row execute function die()`,
    ),
  );

  it.each([
    { isRepeatable: false, attempts: 1 },
    { isRepeatable: true, attempts: 2 },
  ])('is repeated only where the work may be repeated: %j', async ({ isRepeatable, attempts }) => {
    let made = 0;
    const written = store.database.writing(
      hat(newId()),
      async (scope) => {
        made += 1;
        await scope.rows(LAST, { is_last: made === 1 });
      },
      { isRepeatable },
    );
    if (isRepeatable) await written;
    else await expect(written).rejects.toThrow(OutcomeUnknown);
    expect(made).toBe(attempts);
  });
});
