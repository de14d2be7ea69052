/** Proof R7: no minor unit is lost or made, in whatever way a sum is split, tiered, held back or taken back. */
import { evaluate } from '../../src/engine/statement';
import { allocate } from '../../src/kernel/allocate';
import { bookingOf } from '../../src/settlement/booking.rules';
import { type Book, clawbackFaults } from './conservation/clawbacks';
import { type Allocate, splitFaults } from './conservation/splits';
import { type Evaluate, statementFaults } from './conservation/statements';
import { type Finding, type Proof, prove, type Trial } from './harness/proof';

interface Extent {
  readonly splits: number;
  readonly statements: number;
  readonly clawbacks: number;
}

export const conservation: Proof<Extent> = {
  name: 'conservation',
  promise: 'splits, tiers, pots and clawbacks in currencies of 0, 2 and 3 decimals lose and make no minor unit',
  bug: 'round each share; lines in whole hundreds of minor units; a booking that forgets what was forfeited',
  sizes: {
    test: { splits: 1_000, statements: 60, clawbacks: 250 },
    ci: { splits: 20_000, statements: 2_000, clawbacks: 5_000 },
    full: { splits: 50_000, statements: 20_000, clawbacks: 30_000 },
  },
  run,
};

/** The planted bug of splits: each part rounded half up by itself. */
const roundedShares: Allocate = (total, weights) => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  return weights.map((weight) => {
    const twice = 2n * (total < 0n ? -total : total) * weight + whole;
    return ((total < 0n ? -1n : 1n) * twice) / (2n * whole);
  });
};

/** That of statements: each line rounded to whole hundreds, the total of what it was before. */
const roughLines: Evaluate = (plan, facts) => {
  const result = evaluate(plan, facts);
  return { ...result, lines: result.lines.map((line) => ({ ...line, amount: (line.amount / 100n) * 100n })) };
};

/** That of books: what was forfeited is taken once more. */
const forgettingForfeits: Book = (changes, available, place) => bookingOf(changes, available, place);

async function run({ extent, seed, isBuggy }: Trial<Extent>): Promise<Finding> {
  const divide = isBuggy ? roundedShares : allocate;
  const splits = splitFaults({ numRuns: extent.splits, seed }, divide);
  const statements = statementFaults({ numRuns: extent.statements, seed }, isBuggy ? roughLines : evaluate);
  const book = isBuggy ? forgettingForfeits : bookingOf;
  const clawbacks = clawbackFaults({ numRuns: extent.clawbacks, seed }, book);
  const told = (name: string, runs: number, faults: readonly string[]) => `${runs} ${name}: ${faults.length} wrong`;
  return {
    counts: [
      told('splits of a sum', extent.splits, splits),
      told('statements of any plan (tiers, splits, holdback, reserve)', extent.statements, statements),
      told('books of recomputed, released, forfeited and clawed back lines', extent.clawbacks, clawbacks),
    ],
    faults: [...splits, ...statements, ...clawbacks],
  };
}

if (require.main === module) void prove(conservation);
