/** Proof R4: servers and workers are killed while they settle and release; all is booked once, and nobody has to help. */
import path from 'node:path';
import { uuidOf } from '../../src/kernel/id';
import { mutate } from '../../test/support/seed';
import { type Cluster, openCluster } from './harness/cluster';
import { among, chance, crowd, numbers } from './harness/crowd';
import { type Desk, openDesk } from './harness/desk';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';
import { bookFaults, periodFaults, releasesOf } from './kill/booked';
import { Knife } from './kill/knife';
import { openServers } from './kill/mortals';
import type { Told } from './kill/naive-worker';
import { FIRST_YEAR, months, Settling } from './kill/settling';
import { settleCommand, VendorRuns } from './kill/vendor-runs';
import { Watch } from './kill/watch';

interface Extent {
  readonly kills: number;
  readonly servers: number;
  /** Workers of the vendor-wide runs. */
  readonly workers: number;
  /** Agreements that finance settles, closes and releases of one by one. */
  readonly byHand: number;
  /** Agreements of the vendor-wide runs; 250 of them are a part. */
  readonly vendorWide: number;
}

const RESUMED_WITHIN_MS = 30_000;
const PLAN = {
  currency: 'EUR',
  components: [
    { key: 'base', pay: { fixedFee: { amount: '100.01', per: 'MONTH' } } },
    { key: 'resolved', pay: { rate: { measure: 'resolved', unit: '10.00' } } },
  ],
  holdback: { share: '0.1', release: { on: 'REVIEW' } },
};
const OUTCOMES = 12;
const NAIVE = path.join(__dirname, 'kill', 'naive-worker.ts');

export const kill: Proof<Extent> = {
  name: 'kill',
  promise: 'a process that is killed while it settles leaves nothing wrong, and the work goes on within 30 s by itself',
  bug: 'a worker marks a part as done before it has settled it',
  sizes: {
    // The worker of a part only: without servers that may die, requests go to those of the cluster.
    test: { kills: 1, servers: 0, workers: 1, byHand: 1, vendorWide: 16 },
    ci: { kills: 16, servers: 3, workers: 2, byHand: 4, vendorWide: 30 },
    full: { kills: 200, servers: 3, workers: 2, byHand: 12, vendorWide: 400 },
  },
  run,
};

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const random = chance(seed);
  const cluster = await openCluster(ground);
  const { store, env } = cluster;
  const [desk, house] = [await openDesk(cluster.api, 0), await openDesk(cluster.api, 0)];
  const open = (one: Desk): Promise<string> => one.agreement(PLAN, `${FIRST_YEAR}-01-01`);
  for (const one of [desk, house]) await verifyOutcomes(cluster, one);
  await crowd(numbers(extent.vendorWide), 6, async () => void (await open(house)));
  const watch = Watch.open(ground, store);
  const servers = await openServers(ground, extent.servers);
  const settling = new Settling(
    (turn) => (extent.servers > 0 ? servers : cluster).port(turn),
    desk,
    () => open(desk),
    random,
  );
  const command = isBuggy ? naiveCommand(cluster, house) : settleCommand(house.vendorReference);
  const runs = new VendorRuns(ground, env, watch, command, numbers(extent.workers));
  const vendors = [desk, house].map(({ vendor }) => uuidOf('vendor', vendor.id) ?? '');
  const faults = new Set<string>();
  const check = async (): Promise<void> => {
    for (const vendorId of vendors) for (const fault of await bookFaults(store, vendorId)) faults.add(fault);
  };
  const isLost = (): boolean => settling.wrong.length + runs.wrong.length + faults.size > 0;
  const knife = new Knife(watch, () => [...servers.mortals, ...runs.mortals], random, check, isLost);
  const working = [...numbers(extent.byHand).map(() => settling.work()), runs.run(months(300))];
  // The first kill hits a part, which is where the planted bug is.
  await knife.kill(isBuggy ? 1 : extent.kills);
  settling.isOver = true;
  runs.isOver = true;
  await Promise.all([...working, knife.done()]);
  await check();
  const found = await Promise.all(vendors.map((vendorId) => periodFaults(store, vendorId)));
  const released = await releasesOf(store, vendors[0] ?? '');
  const { asked, acknowledged } = settling.releases;
  const slowest = (waits: readonly number[]): number => Math.round(Math.max(0, ...waits));
  const slow = [...settling.waits, ...runs.waits, ...knife.waits].filter((wait) => wait > RESUMED_WITHIN_MS);
  const { hits, kills } = knife;
  return {
    counts: [
      `${kills.servers + kills.workers} kills (kill -9): ${kills.servers} of servers, ${kills.workers} of workers of a vendor-wide run`,
      `${hits.SETTLEMENT} hit a settlement of a server half done, ${hits.PART} a part of a vendor-wide run, ${hits.RELEASE} a release`,
      `${found[0]?.periods} periods closed one by one, ${released.count} releases, ${settling.failures} requests lost and sent again`,
      `${runs.periods} vendor-wide runs over ${extent.vendorWide} agreements: ${found[1]?.periods} periods closed`,
      `books checked ${knife.checks} times, after each resume; the slowest: ${slowest(settling.waits)} ms from a lost request to its answer, ${slowest(runs.waits)} ms from a kill of a worker until it had a part under way again, ${slowest(runs.ends)} ms to the end of its run, ${slowest(knife.waits)} ms until a killed server served again`,
    ],
    faults: [
      ...faults,
      ...found.flatMap((one) => one.faults),
      ...settling.wrong,
      ...runs.wrong,
      ...(released.count === asked && asked === acknowledged && released.unbooked === 0
        ? []
        : [
            `${asked} releases asked for, ${acknowledged} acknowledged, ${released.count} found, ${released.unbooked} not booked`,
          ]),
      ...slow.map((wait) => `something went on only after ${Math.round(wait)} ms`),
      // The twin must be seen by what it did wrong.
      ...(isBuggy ? [] : [...knife.missed].map((aim) => `nothing was hit of ${aim}: nothing was proved`)),
    ],
  };
}

function naiveCommand({ store, port }: Cluster, { vendor, finance }: Desk) {
  return (period: string): readonly string[] => {
    const told: Told = {
      ...{ adminUrl: store.adminUrl, vendorId: uuidOf('vendor', vendor.id) ?? '', finance, port: port(0), period },
    };
    return ['-r', '@swc-node/register', NAIVE, JSON.stringify(told)];
  };
}

/** Outcomes in the first months, so that not all periods are alike. */
async function verifyOutcomes({ api }: Cluster, desk: Desk): Promise<void> {
  await crowd(numbers(OUTCOMES), 4, async (number) => {
    const occurredAt = `${FIRST_YEAR}-${String((number % 6) + 1).padStart(2, '0')}-1${number % 9}T08:00:00Z`;
    const claim = desk.claim(`K-${number}`, `claim ${number}`, {
      occurredAt,
      quantity: among(['1', '2.5', '3'], number),
    });
    const { outcome } = await mutate(api, desk.vendor.admin, 'outcomeClaim', claim, 'outcome { id }');
    const input = { idempotencyKey: `verify ${number}`, outcomeId: outcome.id };
    await mutate(api, desk.vendor.admin, 'outcomeVerify', input, '');
  });
}

if (require.main === module) void prove(kill);
