import { Pool } from 'pg';
import { uuidOf } from '../../../src/kernel/id';
import type { TestDatabase } from '../../../test/support/database';
import { among, numbers } from '../harness/crowd';
import { asAdmin } from '../harness/desk';
import type { Verifying } from './answers';

/** The planted bug: look whether the credit is there, then insert it, without a unique key; over as many pools as servers. */
export async function naiveVerifying(store: TestDatabase): Promise<Verifying> {
  await asAdmin(
    store,
    'create table naive_credit (outcome_id uuid not null, caller int not null, at timestamptz not null)',
  );
  const pools = numbers(3).map(() => new Pool({ connectionString: store.adminUrl, max: 10 }));
  return {
    async verify(outcomeId, caller, server) {
      const pool = among(pools, server);
      const found = await pool.query('select caller, at from naive_credit where outcome_id = $1 order by at limit 1', [
        uuidOf('outcome', outcomeId),
      ]);
      const [first] = found.rows;
      if (first !== undefined) {
        const isReplayed = first.caller === caller;
        return {
          kind: isReplayed ? 'FIRST' : 'NAMES_FIRST',
          status: 200,
          text: '',
          at: first.at.toISOString(),
          isReplayed,
        };
      }
      const { rows } = await pool.query(
        "insert into naive_credit values ($1, $2, date_trunc('milliseconds', clock_timestamp())) returning at",
        [uuidOf('outcome', outcomeId), caller],
      );
      return { kind: 'FIRST', status: 200, text: '', at: rows[0].at.toISOString(), isReplayed: false };
    },
    async effects() {
      const { rows } = await pools[0]!.query(
        'select outcome_id as id, count(*)::int as count, min(at) as at from naive_credit group by outcome_id',
      );
      await Promise.all(pools.map((pool) => pool.end()));
      await asAdmin(store, 'drop table naive_credit');
      return new Map(rows.map(({ id, count, at }) => [id, { count, at: at.toISOString() }]));
    },
  };
}
