import { Client } from 'pg';
import type { TestDatabase } from '../../../test/support/database';
import { crowd, numbers } from '../harness/crowd';
import { asAdmin } from '../harness/desk';

/** The planted bug: whoever gets no answer to its commit does everything again, without a key. Returns the rows made. */
export async function naiveBooking(store: TestDatabase, url: string, requests: number): Promise<number> {
  await asAdmin(store, 'create table naive_booking (request int not null)');
  await crowd(numbers(requests), 4, async (request) => {
    while (!(await booked(url, request)));
  });
  const [row] = await asAdmin<{ rows: number }>(store, 'select count(*)::int as rows from naive_booking');
  await asAdmin(store, 'drop table naive_booking');
  return row?.rows ?? 0;
}

async function booked(url: string, request: number): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await client.query('insert into naive_booking values ($1)', [request]);
    await client.query('commit');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
