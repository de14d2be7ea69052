/** Proof R1: one verified outcome is one credit, however many confirm it at once and however often they ask again. */
import { uuidOf } from '../../src/kernel/id';
import { mutate } from '../../test/support/seed';
import { type Answered, judged, type Verifying } from './exactly-once/answers';
import { naiveVerifying } from './exactly-once/naive';
import { mutation, post } from './harness/api';
import { type Cluster, openCluster } from './harness/cluster';
import { among, chance, crowd, numbers, shuffled } from './harness/crowd';
import { asAdmin, type Desk, openDesk } from './harness/desk';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';

interface Extent {
  readonly outcomes: number;
  readonly callers: number;
}

/** How many outcomes are under fire at the same time. */
const AT_ONCE = 2;
const RETRIES = 6;

export const exactlyOnce: Proof<Extent> = {
  name: 'exactly-once',
  promise: 'one verified outcome is one credit, and every other caller is told of the first',
  bug: 'look whether the credit is there, then insert it',
  sizes: {
    test: { outcomes: 10, callers: 10 },
    ci: { outcomes: 40, callers: 50 },
    full: { outcomes: 1_000, callers: 50 },
  },
  run,
};

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const cluster = await openCluster(ground);
  const desk = await openDesk(cluster.api, extent.callers);
  const outcomes = await claimed(cluster, desk, extent.outcomes);
  const verifying = isBuggy ? await naiveVerifying(cluster.store) : overServers(cluster, desk);
  const random = chance(seed);
  const answers = new Map<string, Answered[]>();
  await crowd(outcomes, AT_ONCE, async (outcomeId) => {
    const callers = shuffled(numbers(extent.callers), random);
    const first = await Promise.all(callers.map((caller, place) => verifying.verify(outcomeId, caller, place)));
    const winner = first.findIndex(({ kind }) => kind === 'FIRST');
    const again = await Promise.all(
      numbers(RETRIES).map((retry) => {
        const caller = retry % 2 === 0 && winner >= 0 ? callers[winner] : among(callers, retry);
        return verifying.verify(outcomeId, caller ?? 0, retry + 1);
      }),
    );
    answers.set(outcomeId, [...first, ...again]);
  });
  const told = [...answers.values()].flat();
  const { faults, named } = judged(answers, await verifying.effects(), extent.callers);
  const paid = isBuggy ? [] : await paidFaults(cluster, desk, extent.outcomes);
  const errors = told.filter(isServerError).length;
  return {
    counts: [
      `${extent.outcomes} outcomes, each verified by ${extent.callers} callers at once over ${cluster.servers.length} server processes`,
      `${named} answers name the first verification, ${told.length - extent.outcomes * extent.callers} retries over other connections`,
      `${errors} answers of 5xx or none`,
    ],
    faults: [...faults, ...paid],
  };
}

/** Nothing, a status of 5xx, or a masked error of the server. */
const isServerError = ({ status, text }: Answered): boolean =>
  status === 0 || status >= 500 || text.includes('INTERNAL_SERVER_ERROR');

async function claimed(cluster: Cluster, desk: Desk, count: number): Promise<string[]> {
  const ids: string[] = [];
  await crowd(numbers(count), 10, async (number) => {
    const input = desk.claim(`INC-${number}`, `claim ${number}`);
    ids[number] = (await mutate(cluster.api, desk.vendor.admin, 'outcomeClaim', input, 'outcome { id }'))['outcome'].id;
  });
  return ids;
}

const VERIFY = mutation('outcomeVerify', 'outcome { id events { type at } }');

/** The product itself: every caller is a person of its own, with a key of its own, at one of the servers. */
function overServers(cluster: Cluster, desk: Desk): Verifying {
  return {
    async verify(outcomeId, caller, at) {
      const input = { idempotencyKey: `${caller} verifies ${outcomeId}`, outcomeId };
      const { status, text } = await post(cluster.port(at), among(desk.verifiers, caller), VERIFY, { input });
      if (status !== 200) return { kind: 'WRONG', status, text, at: null, isReplayed: false };
      const payload = JSON.parse(text).data?.outcomeVerify;
      const [refusal] = payload?.userErrors ?? [];
      const said = /was verified before by the vendor at (\S+)$/.exec(refusal?.message ?? '')?.[1];
      if (refusal?.code === 'ALREADY_VERIFIED' && said !== undefined)
        return { kind: 'NAMES_FIRST', status, text, at: said, isReplayed: false };
      const verified = (payload?.outcome?.events ?? []).filter(({ type }: { type: string }) => type === 'VERIFIED');
      if (verified.length !== 1 || payload.outcome.id !== outcomeId)
        return { kind: 'WRONG', status, text, at: null, isReplayed: false };
      return { kind: 'FIRST', status, text, at: verified[0].at, isReplayed: payload.isReplayed };
    },
    async effects() {
      const rows = await asAdmin<{ id: string; events: number; audits: number; at: Date }>(
        cluster.store,
        `select o.id, count(e.id)::int as events, max(e.at) as at, (select count(*)::int from audit_entry a
           where a.vendor_id = o.vendor_id and a.subject_id = o.id and a.action = 'outcome.verified') as audits
         from outcome o left join outcome_event e on (e.vendor_id, e.outcome_id, e.type) = (o.vendor_id, o.id, 'VERIFIED')
         where o.vendor_id = '${uuidOf('vendor', desk.vendor.id)}' group by o.vendor_id, o.id`,
      );
      return new Map(
        rows.map(({ id, events, audits, at }) => [id, { count: Math.max(events, audits), at: at.toISOString() }]),
      );
    },
  };
}

/** What the ledger holds once the month is settled, twice. */
async function paidFaults({ api, store }: Cluster, desk: Desk, outcomes: number): Promise<string[]> {
  const agreementId = await desk.agreement();
  for (const key of ['settle', 'settle again'])
    await mutate(api, desk.finance, 'settlementRun', { idempotencyKey: key, agreementId, period: '2020-01' }, '');
  const [row] = await asAdmin<{ credited: string; transfers: number }>(
    store,
    `select coalesce(sum(amount), 0)::text as credited, count(*)::int as transfers from ledger_transfer
     where vendor_id = '${uuidOf('vendor', desk.vendor.id)}'`,
  );
  const due = String(outcomes * 1_000);
  return row?.credited === due ? [] : [`the ledger holds ${row?.credited} instead of ${due} minor units`];
}

if (require.main === module) void prove(exactlyOnce);
