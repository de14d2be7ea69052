/** The planted bug: a worker that marks a part as done, and then settles its agreements one by one. */
import { Client } from 'pg';
import { publicId } from '../../../src/kernel/id';
import { mutation, post } from '../harness/api';

/** What the naive worker is told. */
export interface Told {
  readonly adminUrl: string;
  readonly vendorId: string;
  readonly finance: string;
  readonly port: number;
  readonly period: string;
}

async function main({ adminUrl, vendorId, finance, port, period }: Told): Promise<void> {
  const send = async (name: string, fields: string, input: object): Promise<Record<string, { id: string }>> => {
    const { text } = await post(port, finance, mutation(name, fields), { input });
    return JSON.parse(text).data[name];
  };
  const of = `${name()} ${period}`;
  const client = new Client({ connectionString: adminUrl, application_name: calledAs() });
  await client.connect();
  // What is marked as done needs nobody any more.
  const known = await client.query('select from settlement_batch where vendor_id = $1 and label = $2', [
    vendorId,
    period,
  ]);
  const start = { period, isClosing: true, idempotencyKey: `start ${of}` };
  if (known.rowCount === 0) await send('settlementBatchStart', 'settlementBatch { id }', start);
  for (;;) {
    const { rows } = await client.query<{ ids: readonly string[] }>(TAKE, [vendorId, period]);
    const [part] = rows;
    if (part === undefined) break;
    // Holds nobody up, and shows the knife that a part is half done.
    await client.query('begin; lock table settlement_run in row exclusive mode');
    for (const id of part.ids) {
      const agreementId = publicId('agreement', id);
      await send('periodClose', 'period', { agreementId, period, idempotencyKey: `close ${of} ${id}` });
    }
    await client.query('commit');
  }
  await client.end();
}

const calledAs = (): string => new URL(process.env['DATABASE_URL'] ?? '').searchParams.get('application_name') ?? '';

const name = (): string => `${process.pid}-${process.hrtime.bigint()}`;

const TAKE = `
  update settlement_batch_part set done_at = now() where (vendor_id, id) = (select t.vendor_id, t.id
    from settlement_batch_part t join settlement_batch b on (b.vendor_id, b.id) = (t.vendor_id, t.batch_id)
    where t.vendor_id = $1 and b.label = $2 and t.done_at is null order by t.number limit 1 for update of t skip locked)
  returning agreement_ids as ids`;

void main(JSON.parse(process.argv[2] ?? ''));
