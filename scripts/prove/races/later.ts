import { uuidOf } from '../../../src/kernel/id';
import { type AccountKind, balanceOf, CHART } from '../../../src/ledger/account.rules';
import { mutate } from '../../../test/support/seed';
import { mutation, post } from '../harness/api';
import type { Cluster } from '../harness/cluster';
import { among } from '../harness/crowd';
import { asAdmin } from '../harness/desk';
import { type Answer, answerOf } from './answer';
import { LATER_COURSES, type LaterPair, type LaterRacer, type LaterStage, laterExpected, PAID } from './later-racers';
import { openLaterStage } from './later-stage';

export type LaterAnswer = Answer<LaterRacer>;

/** One race of a pair on the way to the bank: what everybody was told, and what is wrong with that or with the books. */
export async function raceLater(
  cluster: Cluster,
  pair: LaterPair,
  order: readonly number[],
  parts: number,
): Promise<{ readonly answers: readonly LaterAnswer[]; readonly faults: readonly string[] }> {
  const stage = await openLaterStage(cluster, pair);
  const answers = await Promise.all(
    order.map(async (caller, place) => {
      const racer = among(pair, caller);
      const { name, fields, hat, refusals, input } = LATER_COURSES[racer];
      const body = { input: { ...input(stage, parts), idempotencyKey: `${racer} ${caller}` } };
      return answerOf(
        racer,
        name,
        refusals,
        await post(cluster.port(place), stage.tokens[hat], mutation(name, fields), body),
      );
    }),
  );
  const counted = [...new Set(pair)].flatMap((racer) => {
    const own = answers.filter((answer) => answer.racer === racer);
    const [least, most] = laterExpected(racer, pair, own.length, parts);
    const done = own.filter(({ told }) => told === 'DONE').length;
    const wrong = own.flatMap(({ told, code }) => (told === 'WRONG' ? [`${racer} was answered ${code}`] : []));
    return [
      ...wrong,
      ...(done >= least && done <= most ? [] : [`${done} of ${racer} succeeded, not ${least} to ${most}`]),
    ];
  });
  const all = [...counted, ...(await booksOf(cluster, stage, answers, parts))];
  return { answers, faults: all.map((fault) => `${pair.join(' x ')}: ${fault}`) };
}

/** Settles what is left of February and compares the books with what the callers were told. */
async function booksOf(
  { api, store }: Cluster,
  { desk, agreementId }: LaterStage,
  answers: readonly LaterAnswer[],
  parts: number,
): Promise<string[]> {
  const vendor = `'${uuidOf('vendor', desk.vendor.id)}'`;
  const told = (racer: LaterRacer): bigint =>
    BigInt(answers.filter((one) => one.racer === racer && one.told === 'DONE').length);
  const settle = { agreementId, period: '2020-02', idempotencyKey: 'after the race' };
  const { postedLineCount } = await mutate(api, desk.finance, 'settlementRun', settle, 'postedLineCount');
  const accounts = await asAdmin<{ kind: AccountKind; net: string }>(
    store,
    `select a.kind, sum(case when t.credit_account_id = a.id then t.amount else -t.amount end)::text as net
     from ledger_account a join ledger_transfer t on t.vendor_id = a.vendor_id and a.id in (t.credit_account_id, t.debit_account_id)
     where a.vendor_id = ${vendor} group by a.id, a.kind`,
  );
  const net = (isIt: (kind: AccountKind) => boolean): bigint =>
    accounts.filter(({ kind }) => isIt(kind)).reduce((sum, one) => sum + BigInt(one.net), 0n);
  const [row] = await asAdmin<Record<'called' | 'locked' | 'lines', string>>(
    store,
    `select (select coalesce(sum(amount), 0)::text from guarantee_movement where vendor_id = ${vendor} and move = 'CALL') as called,
       (select count(*)::text from audit_entry where vendor_id = ${vendor} and action = 'statement.locked') as locked,
       (select count(*)::text from statement_line where vendor_id = ${vendor}) as lines`,
  );
  const [called, disputed] = [(told('call') * 100_000n) / BigInt(parts), (told('dispute') * 200_000n) / BigInt(parts)];
  const isLocked = answers.some(({ racer }) => racer === 'payout') || told('lock') > 0n;
  const same = (what: string, is: bigint, wanted: bigint): string[] =>
    is === wanted ? [] : [`${what} is ${is} instead of ${wanted}`];
  return [
    ...accounts.flatMap(({ kind, net: one }) =>
      CHART[kind].owner === 'PARTNER' && balanceOf(kind, BigInt(one)) < 0n ? [`${kind} is below zero`] : [],
    ),
    ...same(
      'the net of the ledger',
      net(() => true),
      0n,
    ),
    ...same('what was called', BigInt(row?.called ?? 0), called),
    ...same(
      'what is disputed',
      net((kind) => kind === 'PARTNER_DISPUTED'),
      disputed,
    ),
    ...same(
      'what the partner has',
      net((kind) => CHART[kind].owner === 'PARTNER'),
      (PAID + 2n) * 1_000n - called,
    ),
    ...same('locked statements', BigInt(row?.locked ?? 0), isLocked ? 1n : 0n),
    ...same('the lines of two months', BigInt(row?.lines ?? 0), 2n),
    ...(told('advance') > 0n ? same('what the batch has left of February', BigInt(postedLineCount), 0n) : []),
    ...(told('payout') > 0n && disputed === 0n
      ? same(
          'what is on its way',
          net((kind) => kind === 'PAYOUT_CLEARING'),
          PAID * 1_000n,
        )
      : []),
  ];
}
