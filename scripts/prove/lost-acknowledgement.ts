/** Proof R3: a COMMIT whose answer is lost books nothing twice, for every mutation that moves money. */
import { present } from '../../src/kernel/assert';
import { type Cluster, openCluster } from './harness/cluster';
import { chance, crowd, numbers } from './harness/crowd';
import { type CuttingProxy, cuttingProxy } from './harness/cutting-proxy';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';
import { growth } from './lost-acknowledgement/growth';
import { acknowledged, type MoneyMutation, moneyMutations, type Sender } from './lost-acknowledgement/money-mutations';
import { naiveBooking } from './lost-acknowledgement/naive';

interface Extent {
  readonly requests: number;
  /** The share of commits that go unanswered. */
  readonly share: number;
  /** Null for every mutation that moves money. */
  readonly only: readonly string[] | null;
}

/** So few that some are cut for certain. */
const TWIN_REQUESTS_MIN = 40;

export const lostAcknowledgement: Proof<Extent> = {
  name: 'lost-acknowledgement',
  promise: 'each request has one effect although connections are cut after COMMIT',
  bug: 'insert, and insert again whenever the answer was lost',
  sizes: {
    test: { requests: 4, share: 0.5, only: ['settlementRun', 'statementLock'] },
    ci: { requests: 8, share: 0.3, only: null },
    full: { requests: 200, share: 0.3, only: null },
  },
  run,
};

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const { requests, share } = extent;
  const cluster = await openCluster(ground);
  const proxy = await cuttingProxy(ground, cluster.store.urls.app, chance(seed));
  if (isBuggy) {
    const admin = await cuttingProxy(ground, cluster.store.adminUrl, chance(seed));
    admin.share = share;
    const bookings = Math.max(requests, TWIN_REQUESTS_MIN);
    const rows = await naiveBooking(cluster.store, admin.url, bookings);
    const counts = [`${bookings} requests, ${admin.cuts} commits unanswered, ${rows} rows`];
    return { counts, faults: rows === bookings ? [] : [`${rows} rows for ${bookings} requests`] };
  }
  const server = await ground.server({ ...cluster.env, DATABASE_URL: proxy.url });
  const counts: string[] = [];
  const faults: string[] = [];
  for (const money of moneyMutations(cluster.api, extent.only)) {
    const { name } = money;
    const before = { commits: proxy.commits, cuts: proxy.cuts };
    const { one, all, sent } = await tried(money, extent, { cluster, proxy, port: () => server.port });
    const [cuts, commits] = [proxy.cuts - before.cuts, proxy.commits - before.commits];
    counts.push(
      `${name}: ${requests} requests sent ${sent} times, ${cuts} of ${commits} commits unanswered, ${all.get('idempotency')} effects`,
    );
    for (const [table, rows] of one)
      if (all.get(table) !== rows * requests)
        faults.push(`${name}: ${all.get(table)} rows of ${table} instead of ${requests} times ${rows}`);
  }
  return { counts, faults: [...faults, ...(proxy.cuts === 0 ? ['nothing was cut: nothing was proved'] : [])] };
}

interface Ways {
  readonly cluster: Cluster;
  readonly proxy: CuttingProxy;
  readonly port: () => number;
}

/** Sends so many requests while connections are cut, and counts the rows of one effect and of all of them. */
async function tried(money: MoneyMutation, { requests, share }: Extent, { cluster, proxy, port }: Ways) {
  const { name, atOnce, isOneByOne, prepare } = money;
  const prepared = isOneByOne ? [] : await prepare(requests + 2);
  const next = async (): Promise<Sender> => present(prepared.shift() ?? (await prepare(1))[0], 'a request');
  const send = (request: Sender): Promise<number> => acknowledged(name, request, port);
  // Two go undisturbed: what only the first one opens is there, and the second shows how many rows one effect is.
  await send(await next());
  const sample = await next();
  const one = await growth(cluster.store, name, () => send(sample));
  const all = new Map<string, number>();
  let sent = 0;
  for (const batch of isOneByOne ? numbers(requests).map(() => next) : [async () => prepared]) {
    const requested = [await batch()].flat();
    proxy.share = share;
    const grown = await growth(cluster.store, name, () =>
      crowd(requested, atOnce, async (request) => {
        const times = await send(request);
        sent += times;
      }),
    );
    proxy.share = 0;
    for (const [table, rows] of grown) all.set(table, (all.get(table) ?? 0) + rows);
  }
  return { one, all, sent };
}

if (require.main === module) void prove(lostAcknowledgement);
