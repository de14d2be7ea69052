import type { PoolClient } from 'pg';
import { Door } from '../../src/platform/door';

/** A database that is down for so many attempts, and the door before it, on a clock that only rests move. */
function doorBefore(refusals: number, failure: Error = down('57P03')) {
  const seen = { attempts: 0, released: 0, rests: 0, time: 0 };
  const release = (): void => {
    seen.released += 1;
  };
  const client = { release } as unknown as PoolClient;
  const connect = async (): Promise<PoolClient> => {
    seen.attempts += 1;
    if (seen.attempts <= refusals) throw failure;
    return client;
  };
  const rest = async (attempt: number): Promise<void> => {
    seen.rests += 1;
    seen.time += attempt * 50;
  };
  return { door: new Door(connect, rest, () => seen.time), seen, client };
}

const down = (code: string): Error => Object.assign(new Error('the database system is starting up'), { code });

const crowd = (door: Door, count: number) => Promise.allSettled(Array.from({ length: count }, () => door.enter()));

it('connects at once as long as the database is up', async () => {
  const { door, seen, client } = doorBefore(0);
  expect(await door.enter()).toBe(client);
  expect(seen).toEqual({ attempts: 1, released: 0, rests: 0, time: 0 });
});

it('lets one look whether the database is back, and everybody in as soon as it is', async () => {
  const { door, seen } = doorBefore(50 + 3);
  const results = await crowd(door, 50);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
  // Fifty who met it closed, three looks in vain, one that found it open, and fifty who went in.
  expect(seen).toMatchObject({ attempts: 50 + 3 + 1 + 50, rests: 4, released: 1 });
});

it('lets those wait who come while somebody looks', async () => {
  const { door, seen } = doorBefore(2);
  const first = door.enter();
  await Promise.resolve();
  await Promise.all([first, door.enter(), door.enter()]);
  expect(seen.attempts).toBe(2 + 1 + 3);
});

it('tells everybody after a second of looking, and looks again for who comes later', async () => {
  const { door, seen } = doorBefore(Number.POSITIVE_INFINITY);
  const results = await crowd(door, 20);
  expect(new Set(results.map((result) => (result.status === 'rejected' ? result.reason.code : 'in')))).toEqual(
    new Set(['57P03']),
  );
  const { attempts } = seen;
  await expect(door.enter()).rejects.toMatchObject({ code: '57P03' });
  expect(seen.attempts).toBeGreaterThan(attempts);
});

it.each(['53300', '28P01', '3D000'])('does not look again where %s says that the database is up', async (code) => {
  const { door, seen } = doorBefore(1, down(code));
  await expect(door.enter()).rejects.toMatchObject({ code });
  expect(seen).toMatchObject({ attempts: 1, rests: 0 });
});
