/**
 * Proof that stored explanations recompute: random plans of every kind, evaluated with explanations, replayed by a second
 * evaluator in TypeScript and by one in Python. `--size test|ci|full`, `--seed n`, `--bug` plants a wrong rounding.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { type ExplanationDocument, explain } from '../src/engine/explain';
import { replay } from '../src/engine/replay';
import { evaluate } from '../src/engine/statement';
import { digitsOf } from '../src/kernel/currency';
import { fromMinor } from '../src/kernel/money';
import { anyCase } from '../test/support/arbitraries/plans';
import { factsFrom, planFrom } from '../test/support/plans/examples';

const SIZES: Readonly<Record<string, number>> = { test: 300, ci: 2_000, full: 10_000 };

interface Booked {
  readonly explanation: ExplanationDocument;
  readonly minor: string;
  readonly minorHeld: string;
  readonly digits: number;
}

function main(): void {
  const plans = SIZES[option('--size') ?? 'test'] ?? 300;
  const seed = Number(option('--seed') ?? '20261121');
  const isBuggy = process.argv.includes('--bug');
  const started = performance.now();
  const booked = fc.sample(anyCase(), { numRuns: plans, seed }).flatMap(linesOf);
  const stored = isBuggy ? booked.map(withBug) : booked;
  const differences = stored.filter((line) => !agrees(line)).length;
  const steps = stored.reduce((sum, { explanation }) => sum + explanation.steps.length, 0);
  const conversions = stored.reduce((sum, { explanation }) => sum + explanation.conversions.length, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(
    `replay: ${plans} plans, seed ${seed}, ${stored.length} lines, ${steps} steps, ${conversions} conversions, ${differences} differences, ${seconds} s`,
  );
  const python = inPython(stored);
  process.exitCode = differences > 0 || python !== 0 ? 1 : 0;
}

function linesOf(json: { readonly plan: object; readonly facts: object }): readonly Booked[] {
  const { lines } = evaluate(planFrom(json.plan), factsFrom(json.facts), { explain: true });
  return lines.flatMap(({ explanation, amount, held, currency }) =>
    explanation === null
      ? []
      : [
          {
            explanation: explain(explanation),
            minor: String(amount),
            minorHeld: String(held),
            digits: digitsOf(currency) ?? 0,
          },
        ],
  );
}

/** Compares fractions by cross-multiplication: the replay answers in lowest terms, the booking in minor units. */
function agrees({ explanation, minor, minorHeld, digits }: Booked): boolean {
  const replayed = replay(explanation);
  const fraction = (units: string): string => {
    const { numerator, denominator } = fromMinor(BigInt(units), digits).reduced();
    return `${numerator}/${denominator}`;
  };
  return replayed.faults.length === 0 && replayed.amount === fraction(minor) && replayed.held === fraction(minorHeld);
}

/** The planted bug: a rounding that cuts instead of rounding, booked as the engine would have. */
function withBug(line: Booked): Booked {
  const steps = line.explanation.steps.map((step) =>
    step.op === 'round' ? { ...step, mode: 'HALF_EVEN', is: cut(step.is) } : step,
  );
  return { ...line, explanation: { ...line.explanation, steps } };
}

const cut = (text: string): string => (text.includes('.') ? text.slice(0, -1).replace(/\.$/, '') : text);

function inPython(lines: readonly Booked[]): number {
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const child = spawnSync('python3', [join(__dirname, 'replay.py')], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (child.error !== undefined) {
    print('python replay: no python3 here, left out');
    return 0;
  }
  print(child.stdout.trim().split('\n').slice(-4).join('\n'));
  if (child.stderr !== '') print(child.stderr);
  return child.status ?? 1;
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place === -1 ? undefined : process.argv[place + 1];
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

main();
