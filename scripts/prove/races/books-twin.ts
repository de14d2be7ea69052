import { uuidOf } from '../../../src/kernel/id';
import { mutate } from '../../../test/support/seed';
import type { Cluster } from '../harness/cluster';
import { asAdmin } from '../harness/desk';
import { bookFaults } from './books';
import { openStage, type Stage } from './stage';

/** A second time what is booked once already. */
const doubled = (reason: string) => (vendor: string) =>
  `insert into ledger_transfer select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
     'posting_id', gen_random_uuid(), 'reason_id', gen_random_uuid()))).*
   from ledger_transfer t where vendor_id = ${vendor} and reason_kind = '${reason}' order by amount limit 1`;

/** What nobody but the owner of the tables can do to the books, and what has to be said of it. */
export const PLANTED = {
  'a settlement is booked twice': { plant: doubled('settlementRun'), seen: 'what the partner has' },
  'a release is booked twice': { plant: doubled('potMovement'), seen: 'what is held' },
  'a line is a minor unit off': {
    plant: (vendor: string) => `update statement_line set amount = amount + 1 where vendor_id = ${vendor}
      and id = (select min(id::text)::uuid from statement_line where vendor_id = ${vendor})`,
    // The next run takes it for a difference to be revised: the lines are right again, and the money is off instead.
    seen: 'what the partner has',
  },
  'a release that nobody was told of': {
    plant: (vendor: string) => `insert into pot_movement select (jsonb_populate_record(m,
      jsonb_build_object('id', gen_random_uuid()))).* from pot_movement m where vendor_id = ${vendor} limit 1`,
    seen: '1 callers were told of release, the database holds 2',
  },
} as const;

/** The planted bugs of the books: what the books check says where one caller has released a part and then one of these is done. */
export async function plantedBooks(cluster: Cluster, parts: number): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, { plant, seen }] of Object.entries(PLANTED)) {
    const stage = await openStage(cluster, parts);
    const answers = [await released(cluster, stage)];
    await asAdmin(cluster.store, plant(`'${uuidOf('vendor', stage.desk.vendor.id)}'`));
    const said = await bookFaults(cluster, stage, answers);
    faults.push(...said.filter((fault) => fault.startsWith(seen)).map((fault) => `books: ${name}: ${fault}`));
  }
  return faults;
}

async function released({ api }: Cluster, { desk, agreementId, part }: Stage) {
  const input = { agreementId, pot: 'HOLDBACK', amount: part, reason: 'Race.', idempotencyKey: 'release' };
  await mutate(api, desk.finance, 'holdbackRelease', input, 'potMovement { id }');
  return { racer: 'release', told: 'DONE', code: '', lines: 0 } as const;
}
