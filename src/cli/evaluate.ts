import type { Command } from 'commander';
import { evaluate } from '../engine/statement';
import { checkPlan } from '../terms/check-plan';
import { planReport } from '../terms/plan-report';
import { type ResultDocument, refusedDocument, resultDocument } from '../terms/result-document';
import { listPairs, type Pair, readPair } from './evaluate/pair';
import { type Answer, printAnswer } from './evaluate/print';
import { UsageError } from './usage-error';

interface Options {
  readonly dir?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly check?: boolean;
}

/** Adds `meed evaluate`: the lines of any plan on any facts, without a database. */
export function registerEvaluate(program: Command): void {
  program
    .command('evaluate')
    .summary('Compute the lines of a plan on facts, without a database.')
    .description(
      'Computes the lines that a plan pays on facts, without a database. The forms of both files are described in ' +
        'schema/plan.schema.json and schema/facts.schema.json, examples are in examples/plans.',
    )
    .argument('[plan]', 'the plan, a JSON file')
    .argument('[facts]', 'the facts, a JSON file')
    .option('--dir <folder>', 'evaluate every <name>.plan.json of a folder with its <name>.facts.json')
    .option('--json', 'print results as JSON; with --dir one per line')
    .option('--explain', 'say how each line came about')
    .option('--check', 'also say what is doubtful about the plan before it is signed')
    .action((plan: string | undefined, facts: string | undefined, options: Options) => {
      const pairs = pairsFrom(plan, facts, options);
      const answers = pairs.map((pair) => answer(pair, options));
      for (const each of answers) {
        process.stdout.write(
          `${printAnswer(each, { isJson: options.json === true, isOneOfMany: options.dir !== undefined })}\n`,
        );
      }
      if (answers.some(hasFailed)) process.exitCode = 1;
    });
}

function pairsFrom(plan: string | undefined, facts: string | undefined, { dir }: Options): readonly Pair[] {
  if (dir !== undefined) {
    if (plan !== undefined) throw new UsageError('Give either two files or --dir, not both.');
    return listPairs(dir);
  }
  if (plan === undefined || facts === undefined) throw new UsageError('Give a plan file and a facts file, or --dir.');
  return [{ name: plan, plan, facts }];
}

/** One pair never stops the others: whatever is wrong with it is its answer. */
function answer(pair: Pair, { explain, check }: Options): Answer {
  const read = readPair(pair);
  if ('problems' in read) return { pair, result: refusedDocument(read.problems) };
  const result = resultDocument(evaluate(read.plan, read.facts, { explain: explain === true }));
  if (check !== true) return { pair, result };
  return { pair, result, check: { problems: checkPlan(read.plan), report: planReport(read.plan) } };
}

const hasFailed = ({ result }: { readonly result: ResultDocument }): boolean =>
  result.problems.some(({ severity }) => severity === 'ERROR');
