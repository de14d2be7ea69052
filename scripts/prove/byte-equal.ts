/** Proof R9: what was closed recomputes to the same bytes in another process, time zone, locale and order of rows. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { hashOf } from './byte-equal/line-hash';
import { asAdmin } from './harness/desk';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';
import { type Months, settledWorld } from './settled/settled-world';

interface Extent {
  readonly agreements: number;
  readonly months: Months;
  /** In how many other homes it is computed again. */
  readonly homes: number;
}

const RECOMPUTE = path.join(__dirname, 'byte-equal', 'recompute.ts');
const AT_HOME = { TZ: 'UTC', LC_ALL: 'C' };
/** Elsewhere: another day, where I is no capital of i; half an hour off; and as at home. */
const HOMES = [
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'Asia/Kolkata', LC_ALL: 'de_DE.UTF-8' },
  AT_HOME,
] as const;

export const byteEqual: Proof<Extent> = {
  name: 'byte-equal',
  promise: 'a closed settlement recomputes to the same bytes in any process, time zone, locale and order of rows',
  bug: 'the hash is taken over the facts in the order in which they come',
  sizes: {
    test: { agreements: 12, months: 4, homes: 1 },
    ci: { agreements: 25, months: 4, homes: 3 },
    full: { agreements: 250, months: 4, homes: 3 },
  },
  run,
};

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const { store, vendorId } = await settledWorld(ground, extent.agreements, extent.months, seed);
  const stored = await storedHashes(store.adminUrl);
  const faults: string[] = [];
  const expected = isBuggy
    ? await recomputed(store.urls.app, vendorId, { ...AT_HOME, ORDER_SEED: '0', IS_BUGGY: '1' })
    : stored;
  const homes = HOMES.slice(0, extent.homes);
  for (const [number, home] of homes.entries()) {
    await asAdmin(store, REORDERED);
    const env = { ...home, ORDER_SEED: String(seed + number), ...(isBuggy ? { IS_BUGGY: '1' } : {}) };
    const found = await recomputed(store.urls.app, vendorId, env);
    for (const [period, hash] of expected)
      if (found.get(period) !== hash) faults.push(`${period} is ${found.get(period)} in ${home.TZ}, ${hash} before`);
  }
  return {
    counts: [
      `${stored.size} closed settlements of ${extent.agreements} agreements over ${extent.months} months`,
      `recomputed in ${homes.length} other processes (${homes.map(({ TZ, LC_ALL }) => `${TZ} ${LC_ALL}`).join(', ')}), rows rewritten in another order`,
    ],
    faults: [...faults, ...(stored.size === extent.agreements * extent.months ? [] : ['not everything was closed'])],
  };
}

/** Rewrites every fact in an order by chance, so that the database comes across them differently. */
const REORDERED = `
  begin;
  create temporary table mixed as select * from measurement order by random();
  set local session_replication_role = replica;
  delete from measurement;
  insert into measurement select * from mixed;
  drop table mixed;
  commit`;

/** SHA-256 of what was posted, taken by the database from the stored rows. */
async function storedHashes(adminUrl: string): Promise<ReadonlyMap<string, string>> {
  const rows = await asAdmin<{ period: string; inputHash: string; lines: readonly Record<string, unknown>[] | null }>(
    { adminUrl },
    `select p.id as period, r.input_hash as "inputHash", (select jsonb_agg(jsonb_build_object('component', l.component,
         'segment', l.segment, 'payee', l.payee, 'currency', l.currency, 'amount', l.amount::text, 'held', l.held::text,
         'sentence', l.sentence, 'explanation', l.explanation))
       from statement_line l where l.vendor_id = r.vendor_id and l.run_id = r.id) as lines
     from agreement_period p join settlement_run r on (r.vendor_id, r.period_id) = (p.vendor_id, p.id)
     where p.state = 'CLOSED'`,
  );
  return new Map(rows.map(({ period, inputHash, lines }) => [period, hashOf(inputHash, lines ?? [])]));
}

/** Another process computes all of it again; one line per period on its standard output. */
async function recomputed(
  url: string,
  vendorId: string,
  env: Record<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', RECOMPUTE], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      ...env,
      DATABASE_URL: url,
      VENDOR_ID: vendorId,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [period = '', hash = ''] = line.split(' ');
    found.set(period, hash);
  }
  return found;
}

if (require.main === module) void prove(byteEqual);
