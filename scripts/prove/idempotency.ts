/** Proof R2: a key stands for one effect; the same body gets the same result, another body is refused, for ever. */
import { uuidOf } from '../../src/kernel/id';
import { mutation, post } from './harness/api';
import { type Cluster, openCluster } from './harness/cluster';
import { among, chance, crowd, numbers, shuffled } from './harness/crowd';
import { asAdmin, type Desk, openDesk } from './harness/desk';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';
import { withoutUniqueKey } from './harness/without-unique-key';

interface Extent {
  readonly calls: number;
  readonly keys: number;
}

interface Call {
  readonly key: number;
  /** Which of the bodies is sent under the key. */
  readonly body: number;
}

type Outcome =
  | { readonly kind: 'DONE'; readonly id: string; readonly isReplayed: boolean }
  | { readonly kind: 'REUSED' }
  | { readonly kind: 'WRONG'; readonly told: string };

const BODIES = 3;
const AT_ONCE = 24;

export const idempotency: Proof<Extent> = {
  name: 'idempotency',
  promise: 'a key is one effect; the same body gets its result again, another body is refused for ever',
  bug: 'the table of keys has lost its unique key',
  sizes: { test: { calls: 100, keys: 5 }, ci: { calls: 600, keys: 30 }, full: { calls: 2_000, keys: 100 } },
  run,
};

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const cluster = await openCluster(ground);
  const desk = await openDesk(cluster.api, 0);
  const random = chance(seed);
  const calls = shuffled(
    numbers(extent.calls).map((number) => ({ key: number % extent.keys, body: Math.floor(random() * BODIES) })),
    random,
  );
  const send = async (): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    await crowd(calls, AT_ONCE, async (call, place) => {
      outcomes[place] = await claim(cluster, desk, call, place);
    });
    return outcomes;
  };
  if (isBuggy) {
    const first = await withoutUniqueKey(cluster.store, 'idempotency', send);
    return found(extent, calls, [first], await effects(cluster, desk));
  }
  const first = await send();
  const later = await ground.server(cluster.env);
  const restarted: Cluster = { ...cluster, servers: [later], port: () => later.port };
  const again: Outcome[] = [];
  await crowd(calls, AT_ONCE, async (call, place) => {
    again[place] = await claim(restarted, desk, call, place);
  });
  return found(extent, calls, [first, again], await effects(cluster, desk));
}

const CLAIM = mutation('outcomeClaim', 'outcome { id }');

async function claim({ port }: Cluster, desk: Desk, { key, body }: Call, place: number): Promise<Outcome> {
  const input = desk.claim(`R-${key}-${body}`, `key ${key}`);
  const { status, text } = await post(port(place), desk.vendor.admin, CLAIM, { input });
  const payload = status === 200 ? JSON.parse(text).data?.outcomeClaim : undefined;
  if (payload?.outcome != null) return { kind: 'DONE', id: payload.outcome.id, isReplayed: payload.isReplayed };
  if (payload?.userErrors?.[0]?.code === 'IDEMPOTENCY_KEY_REUSED') return { kind: 'REUSED' };
  return { kind: 'WRONG', told: `${status} ${text}` };
}

async function effects({ store }: Cluster, { vendor }: Desk): Promise<number> {
  const [row] = await asAdmin<{ count: number }>(
    store,
    `select count(*)::int as count from outcome where vendor_id = '${uuidOf('vendor', vendor.id)}'`,
  );
  return row?.count ?? 0;
}

/** Of all rounds together: one first answer per key, whose body alone is answered, always with the same result. */
function found(extent: Extent, calls: readonly Call[], rounds: readonly Outcome[][], effectCount: number): Finding {
  const told = rounds.flatMap((outcomes) => outcomes.map((outcome, place) => ({ ...among(calls, place), outcome })));
  const faults = numbers(extent.keys).flatMap((key) => {
    const own = told.filter((one) => one.key === key);
    const done = own.flatMap(({ body, outcome }) => (outcome.kind === 'DONE' ? [{ body, ...outcome }] : []));
    const firsts = done.filter(({ isReplayed }) => !isReplayed);
    const bodies = new Set(done.map(({ body }) => body));
    const refusedOwn = own.filter(({ body, outcome }) => outcome.kind === 'REUSED' && bodies.has(body));
    return [
      ...(firsts.length === 1 ? [] : [`key ${key} had ${firsts.length} effects by its answers`]),
      ...(bodies.size === 1 ? [] : [`key ${key} was good for ${bodies.size} bodies`]),
      ...(new Set(done.map(({ id }) => id)).size === 1 ? [] : [`key ${key} answered with several results`]),
      ...(refusedOwn.length === 0 ? [] : [`key ${key} refused its own body`]),
      ...own.flatMap(({ outcome }) => (outcome.kind === 'WRONG' ? [`key ${key}: ${outcome.told}`] : [])),
    ];
  });
  const count = (kind: Outcome['kind']): number => told.filter(({ outcome }) => outcome.kind === kind).length;
  const excess = effectCount === extent.keys ? [] : [`${effectCount} effects of ${extent.keys} keys`];
  return {
    counts: [
      `${extent.calls} calls over ${extent.keys} keys with ${BODIES} bodies each, ${rounds.length > 1 ? 'and all of them again at a process that started later' : 'once'}`,
      `${effectCount} effects, ${count('DONE')} answers with the result, ${count('REUSED')} refusals of another body`,
    ],
    faults: [...excess, ...faults],
  };
}

if (require.main === module) void prove(idempotency);
