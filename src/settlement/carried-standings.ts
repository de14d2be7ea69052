import type { Carried } from '../engine/carried';
import { accountId } from '../ledger/account.rules';
import { netsOfAccounts } from '../ledger/balance.repository';
import type { Unit } from '../platform/unit';
import { availableKey, type Change } from './booking.rules';
import { carriedStandings } from './carried.repository';
import type { Standing } from './carried-booking.rules';
import { carriedEver } from './carried-ever';

/** What one run of an agreement, the only one of its round, changes for its payees. */
interface ChangesOf {
  readonly agreementId: string;
  readonly changes: readonly Change[];
}

type Payee = Pick<Change, 'partnerId' | 'currency'>;

/**
 * Where the payees of agreements stood before a run of each that is written already: all their lines without those of the
 * run, also of funds that the terms have dropped since, and what was released and forfeited. Three statements, none where
 * nothing that is carried over changes.
 */
export async function standingsOf(
  { scope, vendorId }: Unit,
  runs: readonly ChangesOf[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Standing>>> {
  const carrying = runs.filter(({ changes }) => payeesOf(changes).length > 0);
  const ever =
    carrying.length === 0
      ? new Map<string, readonly Carried[]>()
      : await carriedEver(
          scope,
          carrying.map(({ agreementId }) => agreementId),
        );
  const wanted = carrying.flatMap(({ agreementId, changes }) =>
    payeesOf(changes).map((payee) => {
      const accountOf = { ...payee, vendorId, agreementId, kind: 'PARTNER_RECEIVABLE' } as const;
      const queries = (ever.get(agreementId) ?? []).map((carried) => ({ ...payee, ...carried, agreementId }));
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
