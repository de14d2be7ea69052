/**
 * The settlement of a whole vendor against hand-written, set-based SQL that computes and writes the same on the same database.
 *
 * Both take turns in one run, each with the same number of connections and under the same role and row-level security (Meed's
 * are those of several processes, as many as there are cores, for a vendor's batch is settled by any number of them), and must
 * have written the same amounts and numbers of rows before anything is printed; only their ratio means something: the median of
 * those of the rounds, for a shared machine is faster at one time than at another. The SQL also
 * runs past row-level security, to tell what that costs. Before that the vendor is settled for the first time, once and against
 * nothing. Then the time to settle one agreement again after one late outcome, while the closed history of its vendor grows.
 *
 * Usage: npm run bench:settlement -- [--agreements 10000] [--outcomes 1000000] [--rounds 7] [--processes 2] [--workers 1] [--retries 9]
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { authorityOf, systemHat } from '../src/access/hat.rules';
import { settleVendor } from '../src/cli/settle/settle-vendor';
import { prologue } from '../src/platform/authority';
import { floorStatements } from './settlement/floor';
import { Hands } from './settlement/hands';
import { openWorld, type World } from './settlement/world';

const { values } = parseArgs({
  options: {
    agreements: { type: 'string', default: '10000' },
    outcomes: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
    processes: { type: 'string', default: '2' },
    workers: { type: 'string', default: '1' },
    retries: { type: 'string', default: '9' },
    goal: { type: 'string', default: '1.2' },
  },
});
const [agreements, outcomes] = [Number(values.agreements), Number(values.outcomes)];
const [rounds, workers, retries] = [Number(values.rounds), Number(values.workers), Number(values.retries)];
const processes = Number(values.processes);
const connections = processes * workers;

/** The rows that both write for each agreement, whatever the parts in which it is done. */
const COUNTED = {
  settlement_run: 'true',
  statement_line: 'true',
  ledger_transfer: 'true',
  ledger_account: 'true',
  statement: 'true',
  audit_entry: `action in ('period.settled', 'statement.drafted')`,
  outbox: `topic <> 'settlement_batch'`,
};
const EMPTIED = [
  ...Object.keys(COUNTED),
  'idempotency',
  'settlement_batch_part',
  'settlement_refusal',
  'settlement_batch',
];

async function main(): Promise<void> {
  const world = await openWorld(agreements, outcomes, workers + 1);
  const hands = await Hands.open(processes - 1, world.appUrl);
  try {
    const { rows } = await world.owner.query<{ server_version: string }>('show server_version');
    print(
      `${agreements} agreements, ${outcomes} outcomes, ${connections} connections of ${processes} processes, median of ${rounds} rounds`,
    );
    print(
      `node ${[process.version, ...ownOptions()].join(' ')}, PostgreSQL ${rows[0]?.server_version}, ${cpus().length} cores of ${cpus()[0]?.model}`,
    );
    const [meed, floor, open]: [number[], number[], number[]] = [[], [], []];
    const first = performance.now();
    await settled(world, hands);
    print(`the first settlement of this vendor, which writes its periods down too: ${ms(performance.now() - first)}`);
    for (let round = 0; round < rounds; round += 1) {
      open.push(await timed(world, () => floored(world, world.ownerUrl)));
      floor.push(await timed(world, () => floored(world, world.appUrl)));
      const expected = await sums(world);
      meed.push(await timed(world, () => settled(world, hands)));
      const found = await sums(world);
      if (found.amounts !== expected.amounts)
        throw new Error(`other amounts: ${found.amounts}, not ${expected.amounts}`);
      if (round === 0)
        print(`posted by both: ${found.amounts}; explanations ${expected.size} (SQL), ${found.size} (Meed)`);
    }
    const ratios = meed.map((time, round) => time / (floor[round] ?? Number.NaN));
    const [a, b, c, ratio] = [median(meed), median(floor), median(open), median(ratios)];
    const seen = [...ratios].sort((one, other) => one - other).map((one) => one.toFixed(2));
    print(
      `hand-written SQL ${ms(b)}   Meed ${ms(a)}   ratio ${ratio.toFixed(2)}   ${Math.round(agreements / (a / 1000))} agreements/s`,
    );
    print(`the ratios of the rounds: ${seen.join(' ')}`);
    print(`the same SQL past row-level security ${ms(c)}   ratio to it ${(a / c).toFixed(2)}`);
    await again(world);
    print(`load of the machine ${load()}`);
    if (ratio > Number(values.goal)) {
      print(`MISSED the goal of at most ${values.goal} times hand-written SQL`);
      process.exitCode = 1;
    }
  } finally {
    hands.close();
    await world.close();
  }
}

async function settled({ acme, owner }: World, hands: Hands): Promise<void> {
  const asked = { vendorId: acme.vendorId, period: '2026-01', isClosing: false, workers };
  const [{ refusals }] = await Promise.all([settleVendor(acme.house, asked), hands.settle(asked)]);
  // Whoever ends first does not know yet what the other has settled.
  const { rows } = await owner.query<{ count: number }>(
    'select sum(settled_count)::int as count from settlement_batch_part',
  );
  if (rows[0]?.count !== agreements) throw new Error(`settled ${rows[0]?.count}: ${refusals[0]?.message}`);
}

/** The same number of connections, each with its share of the agreements in one transaction. */
async function floored({ acme }: World, connectionString: string): Promise<void> {
  const one = async (part: number): Promise<void> => {
    const client = new Client({ connectionString });
    await client.connect();
    await client.query(`begin; ${prologue(authorityOf(systemHat(acme.vendorId)))}`);
    for (const text of floorStatements(acme.vendorId, part, connections)) await client.query(text);
    await client.query('commit');
    await client.end();
  };
  await Promise.all(Array.from({ length: connections }, (_, part) => one(part)));
}

async function timed({ owner }: World, work: () => Promise<void>): Promise<number> {
  await owner.query(`truncate ${EMPTIED.join(', ')} cascade`);
  await owner.query('checkpoint');
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** What was written: amounts by account kind, rows by table, and how large the explanations are. */
async function sums({ owner }: World): Promise<{ readonly amounts: string; readonly size: string }> {
  const counts = Object.entries(COUNTED).map(
    ([table, counted]) => `', ' || (select count(*) from ${table} where ${counted}) || ' ${table}'`,
  );
  const { rows } = await owner.query<{ amounts: string; size: string }>(
    `select (select sum(amount) || ' minor units, ' || sum(held) || ' of them held' from statement_line)
       || (select coalesce(string_agg(', ' || kind || ' ' || net, '' order by kind), '') from (
         select a.kind, sum(t.amount) as net from ledger_transfer t join ledger_account a on a.id = t.credit_account_id
         group by a.kind) k)
       || ${counts.join(' || ')} as amounts,
       (select round(avg(length(explanation::text))) || ' characters' from statement_line) as size`,
  );
  return rows[0] ?? { amounts: '', size: '' };
}

/** One late outcome of one agreement in a closed period: the cost is that agreement's, whatever the vendor has behind it. */
async function again({ acme, owner }: World): Promise<void> {
  const { vendorId } = acme;
  await owner.query(`truncate ${EMPTIED.join(', ')} cascade`);
  await settleVendor(acme.house, { vendorId, period: '2026-01', isClosing: true, workers });
  const { rows } = await owner.query<{ id: string; partner: string }>(
    `select id, partner_id as partner from agreement where vendor_id = '${vendorId}' and version > 0 order by id limit 1`,
  );
  const [one] = rows;
  if (one === undefined) return;
  for (const history of [1_000_000, 100_000, 10_000].filter((count) => count <= outcomes)) {
    await owner.query(
      `delete from outcome where vendor_id = '${vendorId}' and id in (select id from outcome where vendor_id = '${vendorId}'
         order by partner_id = '${one.partner}' desc offset ${history})
         and id not in (select outcome_id from outcome_event)`,
    );
    await owner.query('vacuum analyze outcome');
    const times: number[] = [];
    for (let retry = 0; retry < retries; retry += 1) {
      await owner.query(late(vendorId, one.partner, `late-${history}-${retry}`));
      const started = performance.now();
      const { lineCount } = await acme.settle(one.id, '2026-01');
      times.push(performance.now() - started);
      if (lineCount !== 1) throw new Error(`a late outcome posted ${lineCount} lines`);
    }
    print(`settled again after one late outcome, ${history} outcomes of closed history: ${ms(median(times))}`);
  }
}

const late = (vendorId: string, partnerId: string, reference: string): string =>
  `insert into outcome (vendor_id, id, definition_id, partner_id, customer_id, external_reference, revision, occurred_at,
     matures_at, quantity, unit, dimensions, state, last_sequence, measurement_id)
   select vendor_id, gen_random_uuid(), definition_id, partner_id, customer_id, '${reference}', revision, occurred_at,
     matures_at, quantity, unit, dimensions, state, last_sequence, null
   from outcome where vendor_id = '${vendorId}' and partner_id = '${partnerId}' limit 1`;

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The options of Node's that this program runs with, and the processes that it starts too. */
const ownOptions = (): readonly string[] => process.execArgv.filter((option) => option.startsWith('--max-'));
/** How many processes wanted a core, over the last one, five and fifteen minutes. */
const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
const ms = (time: number): string => `${time.toFixed(time < 100 ? 1 : 0)} ms`;
const print = (text: string): void => void process.stdout.write(`${text}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
