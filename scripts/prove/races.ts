/** Proof R6: whatever two decisions meet, exactly as many succeed as may, the others are refused by name, the books are right. */
import { mutate } from '../../test/support/seed';
import { mutation, post } from './harness/api';
import { type Cluster, openCluster } from './harness/cluster';
import { among, chance, numbers, shuffled } from './harness/crowd';
import { asAdmin } from './harness/desk';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';
import { type Answer, answerOf } from './races/answer';
import { bookFaults } from './races/books';
import { plantedBooks } from './races/books-twin';
import { raceLater } from './races/later';
import { LATER_PAIRS, type LaterPair } from './races/later-racers';
import { naiveTrack } from './races/naive';
import { COURSES, expectedOf, PAIRS, type Pair, RACERS, type Racer } from './races/racers';
import { openStage, type Stage } from './races/stage';

interface Extent {
  readonly pairs: readonly Pair[];
  readonly later: readonly LaterPair[];
  readonly callers: number;
  /** Into how many equal parts the pot is cut: as many can be taken. */
  readonly parts: number;
}

const SOME: readonly Pair[] = [
  ['amend', 'settle'],
  ['release', 'forfeit'],
];
const SOME_LATER: readonly LaterPair[] = [['dispute', 'lock']];

export const races: Proof<Extent> = {
  name: 'races',
  promise:
    'of two decisions at once exactly as many succeed as may, the others are refused by name, the books are right',
  bug: 'look how much is left, then take it; and books that somebody has changed',
  sizes: {
    test: { pairs: SOME, later: SOME_LATER, callers: 10, parts: 4 },
    ci: { pairs: PAIRS, later: LATER_PAIRS, callers: 10, parts: 4 },
    full: { pairs: PAIRS, later: LATER_PAIRS, callers: 50, parts: 10 },
  },
  run,
};

async function run({ ground, extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const cluster = await openCluster(ground);
  const { pairs, later, callers, parts } = extent;
  const random = chance(seed);
  const naive = isBuggy ? await naiveTrack(cluster.store, parts) : null;
  const [faults, told]: [string[], Answer<string>[]] = [[], []];
  for (const [race, pair] of pairs.entries()) {
    const field = shuffled(numbers(callers), random).map((caller) => ({ caller, racer: among(pair, caller) }));
    const stage = naive === null ? await openStage(cluster, parts) : null;
    const answers = await Promise.all(
      field.map(({ caller, racer }, place) =>
        naive !== null ? naive.act(racer, race, place) : act(cluster, stage as Stage, pair, racer, caller, place),
      ),
    );
    const books = stage === null ? [] : await bookFaults(cluster, stage, answers);
    faults.push(...[...countFaults(pair, answers, parts), ...books].map((fault) => `${pair.join(' x ')}: ${fault}`));
    told.push(...answers);
  }
  for (const pair of naive === null ? later : []) {
    const race = await raceLater(cluster, pair, shuffled(numbers(callers), random), parts);
    faults.push(...race.faults);
    told.push(...race.answers);
  }
  await naive?.end();
  if (isBuggy) faults.push(...(await plantedBooks(cluster, parts)));
  const [{ deadlocks } = { deadlocks: '?' }] = await asAdmin<{ deadlocks: string }>(
    cluster.store,
    'select deadlocks::text from pg_stat_database where datname = current_database()',
  );
  const count = (wanted: Answer['told']): number => told.filter((answer) => answer.told === wanted).length;
  return {
    counts: [
      `${pairs.length + (naive === null ? later.length : 0)} pairs, each of ${callers} callers at once over ${naive === null ? `${cluster.servers.length} server processes` : 'three pools'}`,
      `${told.length} answers: ${count('DONE')} done, ${count('REFUSED')} refused by name, ${count('WRONG')} neither`,
      `${deadlocks} deadlocks`,
    ],
    faults,
  };
}

/** Compares the answers with what was stated beforehand. */
function countFaults(pair: Pair, answers: readonly Answer[], parts: number): string[] {
  const callers = Object.fromEntries(
    RACERS.map((racer) => [racer, answers.filter((answer) => answer.racer === racer).length]),
  ) as Record<Racer, number>;
  const wrong = answers.flatMap(({ racer, told, code }) => (told === 'WRONG' ? [`${racer} was answered ${code}`] : []));
  const counted = expectedOf(pair, callers, parts).flatMap(({ racers, least, most }) => {
    const done = answers.filter(({ racer, told }) => racers.includes(racer) && told === 'DONE').length;
    return done >= least && done <= most
      ? []
      : [`${done} of ${racers.join(' and ')} succeeded, not ${least} to ${most}`];
  });
  const posted = answers.reduce((sum, { lines }) => sum + lines, 0);
  // Of many settlements of the same facts the first posts one line, all others nothing.
  const isOnce = pair.every((racer) => racer === 'settle') && posted !== 1 ? [`${posted} lines of one fact`] : [];
  return [...wrong, ...counted, ...isOnce];
}

/** One caller with a key of its own at one of the servers; whoever amends has both sides sign at once. */
async function act(
  cluster: Cluster,
  stage: Stage,
  pair: Pair,
  racer: Racer,
  caller: number,
  place: number,
): Promise<Answer> {
  const { name, fields, hat, refusals, input } = COURSES[racer];
  const { vendor, finance, verifiers } = stage.desk;
  const token = { admin: vendor.admin, finance, verifier: among(verifiers, caller) }[hat];
  const key = racer === 'amend' ? {} : { idempotencyKey: `${racer} ${caller}` };
  const body = { input: { ...input(stage, pair), ...key } };
  const reply = await post(cluster.port(place), token, mutation(name, fields), body);
  const answer = answerOf(racer, name, refusals, reply);
  if (racer === 'amend' && answer.told === 'DONE') await sign(cluster, stage);
  return answer;
}

async function sign({ api }: Cluster, { desk, agreementId, partner }: Stage): Promise<void> {
  const read = 'query($id: ID!) { agreement(id: $id) { versions { number termsHash } } }';
  const { data } = await api.send(desk.vendor.admin, read, { id: agreementId });
  const newest = data.agreement.versions.find(({ number }: { number: number }) => number === 2);
  for (const token of [desk.vendor.admin, partner])
    await mutate(api, token, 'agreementSign', { agreementId, termsHash: newest.termsHash }, '');
}

if (require.main === module) void prove(races);
