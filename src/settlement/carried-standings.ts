import { carriedOf } from '../engine/carried';
import type { Plan } from '../engine/plan';
import { accountId } from '../ledger/account.rules';
import { netsOfAccounts } from '../ledger/balance.repository';
import type { Unit } from '../platform/unit';
import { availableKey, type Change } from './booking.rules';
import { carriedStandings } from './carried.repository';
import type { Standing } from './carried-booking.rules';

/** What one run of an agreement, the only one of its round, changes for its payees. */
interface ChangesOf {
  readonly agreementId: string;
  readonly plan: Plan;
  readonly changes: readonly Change[];
}

type Payee = Pick<Change, 'partnerId' | 'currency'>;

/**
 * Where the payees of agreements stood before a run of each whose lines are written already: all their lines without those of
 * the run, and what was released and forfeited. Two statements, none where nothing that is carried over changes.
 */
export async function standingsOf(
  { scope, vendorId }: Unit,
  runs: readonly ChangesOf[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Standing>>> {
  const wanted = runs.flatMap(({ agreementId, plan, changes }) =>
    payeesOf(changes).map((payee) => {
      const accountOf = { ...payee, vendorId, agreementId, kind: 'PARTNER_RECEIVABLE' } as const;
      const queries = carriedOf(plan).map((carried) => ({ ...payee, ...carried, agreementId }));
      return { agreementId, key: availableKey(payee), changes, queries, receivable: accountId(accountOf) };
    }),
  );
  const standings = new Map(runs.map(({ agreementId }) => [agreementId, new Map<string, Standing>()]));
  if (wanted.length === 0) return standings;
  const sums = (
    await carriedStandings(
      scope,
      wanted.flatMap(({ queries }) => queries),
    )
  )[Symbol.iterator]();
  const nets = await netsOfAccounts(
    scope,
    wanted.map(({ receivable }) => receivable),
  );
  for (const { agreementId, key, changes, queries, receivable } of wanted) {
    const found = queries.map(({ kind }) => ({ kind, ...(sums.next().value ?? { lines: 0n, moved: 0n }) }));
    const before = (kind: 'RESERVE' | 'ADVANCE') =>
      sum(found.filter((one) => one.kind === kind).map(({ lines }) => lines)) -
      sum(changes.filter((one) => one.carried === kind && availableKey(one) === key).map(({ amount }) => amount));
    // What was released and forfeited is that of the payee's one account, whatever the number of funds.
    const moved = found.find(({ kind }) => kind === 'RESERVE')?.moved ?? 0n;
    standings.get(agreementId)?.set(key, {
      RESERVE: -before('RESERVE') - moved,
      ADVANCE: before('ADVANCE'),
      owed: -(nets.get(receivable) ?? 0n),
    });
  }
  return standings;
}

/** The payees for whom something changes that is carried over. */
function payeesOf(changes: readonly Change[]): readonly Payee[] {
  const carried = changes.filter((change) => change.carried != null);
  return [...new Map(carried.map((change) => [availableKey(change), change])).values()].map(
    ({ partnerId, currency }) => ({
      partnerId,
      currency,
    }),
  );
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
