import { byteEqual } from '../../scripts/prove/byte-equal';
import { conservation } from '../../scripts/prove/conservation';
import { databaseCrash } from '../../scripts/prove/database-crash';
import { exactlyOnce } from '../../scripts/prove/exactly-once';
import { openCluster } from '../../scripts/prove/harness/cluster';
import { Ground } from '../../scripts/prove/harness/ground';
import { type Finding, type Proof, SEED } from '../../scripts/prove/harness/proof';
import { idempotency } from '../../scripts/prove/idempotency';
import { kill } from '../../scripts/prove/kill';
import { lostAcknowledgement } from '../../scripts/prove/lost-acknowledgement';
import { races } from '../../scripts/prove/races';
import { PLANTED, plantedBooks } from '../../scripts/prove/races/books-twin';
import { hasPython, secondOpinion } from '../../scripts/prove/second-opinion';

/** The proofs in their smallest size, on server processes that they share; each with its twin, which must be seen. */
const ground = new Ground(2);
let planted: Promise<string[]> | undefined;
afterAll(() => ground.clear());

const found = <Extent>(proof: Proof<Extent>, isBuggy: boolean): Promise<Finding> =>
  proof.run({ ground, extent: proof.sizes.test, seed: SEED, isBuggy });

/** Each holds its size apart from the others, so that a list of them has one type. */
const held = <Extent>(proof: Proof<Extent>) => ({
  name: proof.name,
  promise: proof.promise,
  bug: proof.bug,
  try: (isBuggy: boolean) => found(proof, isBuggy),
});

const PROOFS = [
  held(exactlyOnce),
  held(idempotency),
  held(lostAcknowledgement),
  held(kill),
  held(databaseCrash),
  held(conservation),
  held(byteEqual),
  // A machine without Python has nobody to ask; on the command line that is a failure.
  ...(hasPython() ? [held(secondOpinion)] : []),
  held(races),
];

it.each(PROOFS)('$name: $promise', async (proof) => {
  expect((await proof.try(false)).faults).toEqual([]);
});

it.each(PROOFS)('$name sees its twin: $bug', async (proof) => {
  expect((await proof.try(true)).faults).not.toEqual([]);
});

it.each(Object.keys(PLANTED))('races: the check of the books sees that %s', async (name) => {
  planted ??= openCluster(ground).then((cluster) => plantedBooks(cluster, 4));
  expect((await planted).filter((fault) => fault.startsWith(`books: ${name}: `))).not.toEqual([]);
});
