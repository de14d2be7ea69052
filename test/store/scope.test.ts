import pino from 'pino';
import { PARTNER_LIST } from '../../src/partners/partner.repository';
import type { Authority } from '../../src/platform/authority';
import { isOfTheWork } from '../../src/platform/database';
import { readPage } from '../../src/platform/list';
import { systemIds } from '../../src/platform/ports';
import { useLogger } from '../../src/platform/report';
import type { Scope } from '../../src/platform/scope';
import { sqlState } from '../../src/platform/sql-state';
import { statement } from '../../src/platform/statement';
import { insertRows } from '../../src/platform/table';
import { TryAgain } from '../../src/platform/try-again';
import { Unavailable } from '../../src/platform/unavailable';
import { wall } from '../../src/platform/wall';
import { Vendor } from '../../src/vendors/vendor.entity';
import { type TestDatabase, testDatabase } from '../support/database';

const VENDORS = statement('test.vendors', `select v.name from vendor v where ${wall('v', 'vendor')}`);
const REACH = statement('test.reach', `select current_setting('app.reach') as reach`);
const LIMITS = statement(
  'test.limits',
  `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
     current_setting('idle_in_transaction_session_timeout') as idle`,
);
const IMPOSSIBLE = statement('test.impossible', 'select 1 / 0 as "never"');
const END_OWN_CONNECTION = statement('test.end-own-connection', 'select pg_terminate_backend(pg_backend_pid())');
const KEPT = statement('test.kept', `select name from pg_prepared_statements where name like 'list.%'`);
const authority = (vendorId: string): Authority => ({
  reach: 'SYSTEM',
  role: 'SYSTEM',
  vendorId,
  partnerId: null,
  customerId: null,
  personId: null,
});
const A = '00000000-0000-7000-8000-00000000000a';
const B = '00000000-0000-7000-8000-00000000000b';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(async () => {
  await store.drop();
});

const vendor = (id: string) => ({
  id,
  externalReference: id,
  name: `vendor ${id}`,
  timeZone: 'UTC',
  currency: 'EUR',
  isTest: true,
  createdAt: '2026-01-01T00:00:00.000Z',
});

describe('a scope', () => {
  it('shows one vendor nothing of another', async () => {
    for (const id of [A, B])
      await store.database.writing(authority(id), (scope) => insertRows(scope, Vendor, [vendor(id)]));
    const scope = store.database.reading(authority(A));
    expect(await scope.rows(VENDORS)).toEqual([{ name: `vendor ${A}` }]);
    await scope.close();
    await expect(scope.rows(VENDORS)).rejects.toThrow('a closed scope answers nothing');
  });
});

describe('the time a transaction may take', () => {
  it.each([
    ['SYSTEM', undefined, { statement: '30s', lock: '15s', idle: '1min' }],
    ['VENDOR', undefined, { statement: '10s', lock: '5s', idle: '15s' }],
    ['VENDOR', 2_000, { statement: '2s', lock: '5s', idle: '15s' }],
  ] as const)('as %s, %s ms asked for', async (reach, asked, limits) => {
    const scope = store.database.reading({ ...authority(A), reach }, asked);
    expect(await scope.one(LIMITS)).toEqual(limits);
    await scope.close();
  });

  it('ends the wait for a connection with an error that says so', async () => {
    const narrow = await store.another(1, 300);
    const holder = narrow.reading(authority(A));
    await holder.rows(REACH);
    const waiting = narrow.reading(authority(A));
    expect(sqlState(await waiting.rows(REACH).catch((error: unknown) => error))).toBe('53300');
    await waiting.close();
    await holder.close();
  });
});

it('computes while the database works, and asks for what that finds after what was queued before', async () => {
  await store.database.writing(authority(A), async (scope) => {
    await scope.rows(REACH);
    const asked: string[] = [];
    const ask = async (name: string): Promise<void> => {
      await scope.rows(REACH);
      asked.push(`${name} was answered`);
    };
    const meanwhile = scope.meanwhile(() => {
      asked.push(`${scope.statementCount} statements were sent`);
      return ask('the last');
    });
    await Promise.all([ask('the first'), ask('the second'), meanwhile]);
    expect(asked).toEqual([
      ...['2 statements were sent', 'the first was answered', 'the second was answered', 'the last was answered'],
    ]);
  });
});

describe.each(['PARTNER', 'VENDOR'] as const)('a step of the machinery, begun as %s', (own) => {
  const hat = { ...authority(A), reach: own, role: 'ADMIN', partnerId: own === 'PARTNER' ? B : null };
  const further = own === 'PARTNER' ? 'SYSTEM' : own;

  it('contains the steps within it, and nothing that others queue meanwhile', async () => {
    const answered: string[] = [];
    const statementCount = await store.database.writing(hat, async (scope) => {
      const asking = async (asked: Scope, by: string) => {
        const found = await asked.one<{ reach: string }>(REACH);
        answered.push(`${by}: ${found?.reach}`);
      };
      let enter: () => void = () => undefined;
      const isInside = new Promise<void>((resolve) => (enter = resolve));
      const step = scope.asMachinery(async (scope) => {
        enter();
        await asking(scope, 'step');
        await scope.asMachinery((scope) => asking(scope, 'step within'));
        await asking(scope, 'step');
      });
      const meanwhile = isInside.then(() => asking(scope, 'meanwhile'));
      await Promise.all([step, meanwhile]);
      return scope.statementCount;
    });
    expect(answered).toEqual([`step: ${further}`, `step within: ${further}`, `step: ${further}`, `meanwhile: ${own}`]);
    // Those four, and where it reaches further the one that lets it, and the one that ends that.
    expect(statementCount).toBe(own === 'PARTNER' ? 6 : 4);
  });

  it('only computes where its transaction only reads, and whoever reads beside it sees no further', async () => {
    const scope = store.database.reading(hat);
    const asking = async (asked: Scope) => (await asked.one<{ reach: string }>(REACH))?.reach;
    const answered = await Promise.all([scope.computeAsMachinery(asking), asking(scope)]);
    expect(answered).toEqual([further, own]);
    const step = scope.asMachinery(asking);
    if (own === 'PARTNER') await expect(step).rejects.toThrow('reaches further than its hat only to compute');
    else expect(await step).toBe(own);
    await expect(scope.computeAsMachinery((scope) => insertRows(scope, Vendor, [vendor(A)]))).rejects.toThrow(
      'read-only',
    );
    await scope.close();
  });

  it('is over when it is over', async () => {
    await store.database.writing(hat, async (scope) => {
      let late: () => Promise<unknown> = async () => undefined;
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      await scope.asMachinery(async (scope) => {
        const floating = gate.then(() => scope.rows(REACH));
        late = () => floating;
      });
      go();
      await expect(late()).rejects.toThrow('a step that is over');
    });
  });
});

describe('a step that can be undone', () => {
  const C = '00000000-0000-7000-8000-00000000000c';
  const D = '00000000-0000-7000-8000-00000000000d';
  const add = (scope: Scope, id: string) => insertRows(scope, Vendor, [vendor(id)]);
  const isThere = async (id: string) => {
    const scope = store.database.reading(authority(id));
    const rows = await scope.rows(VENDORS);
    await scope.close();
    return rows.length === 1;
  };
  let logged: string[];
  beforeEach(() => {
    logged = [];
    useLogger(pino({ level: 'error' }, { write: (line) => void logged.push(line) }));
  });

  it.each([
    ['an error of the database', (scope: Scope) => scope.rows(IMPOSSIBLE)],
    ['an error of the code', () => Promise.reject(new TypeError('no such thing'))],
  ])('leaves nothing behind after %s, and the rest is committed', async (_, fail) => {
    const id = systemIds.next();
    await store.database.writing(authority(id), async (scope) => {
      const step = scope.undoable(async (own) => {
        await add(own, id);
        await fail(own);
      });
      await expect(step).rejects.toThrow();
      expect(await scope.rows(VENDORS)).toEqual([]);
      await scope.undoable((own) => add(own, id));
    });
    expect(await isThere(id)).toBe(true);
    expect(logged).toEqual([]);
  });

  it('undoes itself alone where it is a step of another one', async () => {
    const id = systemIds.next();
    await store.database.writing(authority(id), (scope) =>
      scope.undoable(async (outer) => {
        const failing = outer.undoable((inner) => add(inner, id).then(() => inner.rows(IMPOSSIBLE)));
        await expect(failing).rejects.toThrow('zero');
        await add(outer, id);
      }),
    );
    expect(await isThere(id)).toBe(true);
  });

  it('ends the whole work where its connection is gone, and the work begins again', async () => {
    let attempts = 0;
    const work = async (scope: Scope) => {
      attempts += 1;
      await add(scope, C);
      const step = scope.undoable(async (own) => {
        if (attempts === 1) await own.rows(END_OWN_CONNECTION);
      });
      // A careless caller that takes every failure for one of the step alone.
      return step.catch(() => undefined);
    };
    await store.database.writing(authority(C), work);
    expect([attempts, await isThere(C)]).toEqual([2, true]);
    expect(logged.join('')).toContain('cannot be undone alone');
  });

  it('is told that the connection is gone, not what failed before', async () => {
    const bug = new TypeError('a bug, and nobody there any more');
    const told: unknown[] = [];
    const work = async (scope: Scope) => {
      const step = scope.undoable(async (own) => {
        await own.rows(END_OWN_CONNECTION).catch(() => undefined);
        throw bug;
      });
      await step.catch((error: unknown) => told.push(isOfTheWork(error)));
    };
    await expect(store.database.writing(authority(D), work)).rejects.toBeInstanceOf(Unavailable);
    expect(told).toEqual(Array(5).fill(false));
  });

  it('is the only place where a failure may be caught: whoever catches one elsewhere is told that nothing was done', async () => {
    const careless = store.database.writing(authority(D), async (scope) => {
      await add(scope, D);
      await scope.rows(IMPOSSIBLE).catch(() => undefined);
      return 'done';
    });
    await expect(careless).rejects.toThrow('division by zero');
    expect(await isThere(D)).toBe(false);
  });
});

describe('a list', () => {
  const page = { first: 1 } as const;
  const byName = { name: { eq: 'x' } };

  it('keeps a prepared statement of a plain page, and none of what a client makes up', async () => {
    const scope = store.database.reading(authority(A));
    const kept = async () => (await scope.rows(KEPT)).length;
    await readPage(scope, PARTNER_LIST, { ...page, filter: byName, orderBy: [{ field: 'ID', direction: 'ASC' }] });
    expect(await kept()).toBe(0);
    await readPage(scope, PARTNER_LIST, page);
    expect(await kept()).toBe(1);
    await scope.close();
  });

  it.each([
    ['comparators', { or: Array.from({ length: 101 }, () => byName) }, '`filter`: at most 100 comparators and groups'],
    [
      'empty groups',
      { or: Array.from({ length: 15_000 }, () => ({})) },
      '`filter`: at most 100 comparators and groups',
    ],
    [
      'values',
      { name: { in: Array.from({ length: 1_001 }, String) } },
      '`filter`: at most 1000 values in `name: { in }`',
    ],
  ])('refuses too many %s', async (_, filter, message) => {
    const scope = store.database.reading(authority(A));
    await expect(readPage(scope, PARTNER_LIST, { ...page, filter })).rejects.toThrow(message);
    await scope.close();
  });

  it('refuses an order that names a field twice', async () => {
    const scope = store.database.reading(authority(A));
    const orderBy = Array.from({ length: 2 }, () => ({ field: 'ID', direction: 'ASC' as const }));
    await expect(readPage(scope, PARTNER_LIST, { ...page, orderBy })).rejects.toThrow('named once at most');
    await scope.close();
  });
});

describe('a unit that collides', () => {
  /** A database whose watch says that each attempt took so long. */
  const database = async (attemptMs: number) => {
    let now = 0;
    const tick = () => {
      now += attemptMs / 2;
      return now;
    };
    return store.another(2, 5_000, { rest: async () => undefined, elapsed: tick });
  };
  const request: Authority = { ...authority(A), reach: 'VENDOR', role: 'ADMIN' };

  it.each([
    ['a request begins again at once, five times at most', request, 1, 5],
    ['a request that waited for locks does not begin again once clients are about to give up', request, 5_000, 2],
    ['machinery has nobody who waits', authority(A), 60_000, 5],
  ])('%s', async (_, who, attemptMs, expected) => {
    let attempts = 0;
    const work = async () => {
      attempts += 1;
      throw new TryAgain('something was done');
    };
    const failed = (await database(attemptMs)).writing(who, work);
    await expect(failed).rejects.toThrow(new Unavailable('others are changing the same rows', null).message);
    await expect(failed).rejects.toBeInstanceOf(Unavailable);
    expect(attempts).toBe(expected);
  });
});
