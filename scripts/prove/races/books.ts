import { parsePublicId, uuidOf } from '../../../src/kernel/id';
import { parseAmount } from '../../../src/kernel/money';
import { type AccountKind, balanceOf, CHART } from '../../../src/ledger/account.rules';
import { mutate } from '../../../test/support/seed';
import type { Cluster } from '../harness/cluster';
import { asAdmin } from '../harness/desk';
import type { Answer } from './answer';
import type { Racer } from './racers';
import { BASE, QUANTITY, type Stage, UNIT } from './stage';

/** Settles what the race has left, and compares everything that the database holds with what the callers were told. */
export async function bookFaults({ api, store }: Cluster, stage: Stage, answers: readonly Answer[]): Promise<string[]> {
  const { desk, agreementId } = stage;
  const vendor = `'${uuidOf('vendor', desk.vendor.id)}'`;
  const effects = await effectsOf(store, stage, vendor);
  const told = (racer: Racer): number => answers.filter((one) => one.racer === racer && one.told === 'DONE').length;
  const faults = (['verify', 'reverse', 'amend', 'close', 'release', 'forfeit'] as const).flatMap((racer) =>
    effects[racer] === told(racer)
      ? []
      : [`${told(racer)} callers were told of ${racer}, the database holds ${effects[racer]}`],
  );
  const lines = answers.reduce((sum, answer) => sum + answer.lines, 0);
  if (told('close') === 0 && lines !== effects.lines)
    faults.push(`${lines} lines were told, the database holds ${effects.lines}`);
  const settle = async (idempotencyKey: string): Promise<number> =>
    (
      await mutate(
        api,
        desk.finance,
        'settlementRun',
        { agreementId, period: '2020-01', idempotencyKey },
        'postedLineCount',
      )
    )['postedLineCount'];
  await settle('after the race');
  const again = await settle('after the race, again');
  if (again !== 0) faults.push(`settled again, ${again} lines were posted`);
  const quantity = BASE + QUANTITY * BigInt(1 + told('verify') - told('reverse'));
  const part = parseAmount(stage.part, 'EUR');
  if (!part.ok) throw new Error(`the part of the stage: ${part.message}`);
  const { minor } = part.value;
  const taken = { released: minor * BigInt(told('release')), forfeited: minor * BigInt(told('forfeit')) };
  return [...faults, ...(await moneyFaults(store, vendor, quantity * UNIT, taken))];
}

/** What the race did, as the tables tell it. */
async function effectsOf(store: Cluster['store'], { claimed, settled }: Stage, vendor: string) {
  const raced = [claimed, settled].map((id) => `'${parsePublicId(id)?.uuid}'`);
  const of = `where vendor_id = ${vendor}`;
  const [row] = await asAdmin<Record<Exclude<Racer, 'settle'> | 'lines', number>>(
    store,
    `select (select count(*)::int from outcome_event ${of} and type = 'VERIFIED' and outcome_id = ${raced[0]}) as verify,
       (select count(*)::int from outcome_event ${of} and type = 'REVERSED' and outcome_id in (${raced})) as reverse,
       (select count(*)::int - 1 from agreement_version ${of}) as amend,
       (select count(*)::int from agreement_period ${of} and state = 'CLOSED') as close,
       (select count(*)::int from pot_movement ${of} and move = 'RELEASE') as release,
       (select count(*)::int from pot_movement ${of} and move = 'FORFEIT') as forfeit,
       (select count(*)::int - 1 from statement_line ${of}) as lines`,
  );
  if (row === undefined) throw new Error('the database tells nothing');
  return row;
}

/** Lines equal the recompute, accounts the lines; nothing is negative, nothing mixed. */
async function moneyFaults(
  store: Cluster['store'],
  vendor: string,
  earned: bigint,
  { released, forfeited }: Readonly<Record<'released' | 'forfeited', bigint>>,
): Promise<string[]> {
  const accounts = await asAdmin<{ kind: AccountKind; net: string }>(
    store,
    `select a.kind, sum(case when t.credit_account_id = a.id then t.amount else -t.amount end)::text as net
     from ledger_account a join ledger_transfer t on t.vendor_id = a.vendor_id and a.id in (t.credit_account_id, t.debit_account_id)
     where a.vendor_id = ${vendor} group by a.id, a.kind`,
  );
  const [lines] = await asAdmin<{ amount: string; held: string; mixed: number; gaps: number; returned: string }>(
    store,
    `select sum(l.amount)::text as amount, sum(l.held)::text as held,
       count(*) filter (where v.effective_on > p.start_on or exists (select 1 from agreement_version w
         where w.vendor_id = v.vendor_id and w.agreement_id = v.agreement_id and w.number > v.number
           and w.effective_on <= p.start_on))::int as mixed,
       (count(*) - max(l.revision))::int as gaps,
       (select coalesce(sum(t.amount), 0)::text from ledger_transfer t
         where t.vendor_id = ${vendor} and t.reason_kind = 'forfeitReturn') as returned
     from statement_line l join settlement_run r on (r.vendor_id, r.id) = (l.vendor_id, l.run_id)
     join agreement_version v on (v.vendor_id, v.id) = (r.vendor_id, r.version_id)
     join agreement_period p on (p.vendor_id, p.id) = (l.vendor_id, l.period_id) where l.vendor_id = ${vendor}`,
  );
  const balances = accounts.map(({ kind, net }) => ({ kind, net: BigInt(net), balance: balanceOf(kind, BigInt(net)) }));
  const sum = (one: (kind: AccountKind) => boolean): bigint =>
    balances.filter(({ kind }) => one(kind)).reduce((total, { net }) => total + net, 0n);
  const returned = BigInt(lines?.returned ?? 0);
  const same = (what: string, is: bigint, wanted: bigint): string[] =>
    is === wanted ? [] : [`${what} is ${is} instead of ${wanted} minor units`];
  return [
    ...balances.flatMap(({ kind, balance }) =>
      CHART[kind].owner === 'PARTNER' && balance < 0n ? [`${kind} stands at ${balance}`] : [],
    ),
    ...same(
      'the net of the ledger',
      sum(() => true),
      0n,
    ),
    ...same('the sum of the lines', BigInt(lines?.amount ?? 0), earned),
    ...same('the held part of the lines', BigInt(lines?.held ?? 0), earned / 2n),
    ...same(
      'what is held',
      sum((kind) => kind === 'PARTNER_HELD'),
      earned / 2n - released - forfeited,
    ),
    ...same(
      'what the partner has',
      sum((kind) => CHART[kind].owner === 'PARTNER'),
      earned - forfeited + returned,
    ),
    ...(returned <= forfeited ? [] : [`${returned} of ${forfeited} that were forfeited came back`]),
    ...(lines?.mixed === 0 ? [] : [`${lines?.mixed} lines cite a version that was not in force`]),
    ...(lines?.gaps === 0 ? [] : [`${lines?.gaps} gaps in the revisions of the line`]),
  ];
}
