import { Pool } from 'pg';
import type { TestDatabase } from '../../../test/support/database';
import { among, numbers } from '../harness/crowd';
import { asAdmin } from '../harness/desk';
import type { Answer } from './answer';
import type { Racer } from './racers';

/** The planted bug: look how much is left, then take it; over as many pools as there are servers. */
export async function naiveTrack(store: TestDatabase, parts: number) {
  await asAdmin(store, 'create table if not exists naive_taken (race int not null, thing text not null)');
  const pools = numbers(3).map(() => new Pool({ connectionString: store.adminUrl, max: 10 }));
  return {
    async act(racer: Racer, race: number, caller: number): Promise<Answer> {
      const isOfPot = racer === 'release' || racer === 'forfeit';
      const [thing, most] = isOfPot ? ['pot', parts] : [racer, 1];
      const pool = among(pools, caller);
      const looked = await pool.query('select count(*)::int as n from naive_taken where race = $1 and thing = $2', [
        race,
        thing,
      ]);
      const isLeft = looked.rows[0].n < most;
      if (isLeft) await pool.query('insert into naive_taken values ($1, $2)', [race, thing]);
      const isDone = isLeft || racer === 'settle';
      return { racer, told: isDone ? 'DONE' : 'REFUSED', code: '', lines: isLeft && racer === 'settle' ? 1 : 0 };
    },
    async end(): Promise<void> {
      await Promise.all(pools.map((pool) => pool.end()));
      await asAdmin(store, 'drop table naive_taken');
    },
  };
}
