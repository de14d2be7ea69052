/**
 * Plans per second and core: the engine against two programs written by hand for one and the same plan of five components.
 *
 * The programs take turns in one run, so only their ratios mean something. Every program must give the same minor units
 * on every case before anything is timed. Exits non-zero when a goal is missed.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { explain } from '../src/engine/explain';
import { evaluate } from '../src/engine/statement';
import { benchFacts, benchNumbers, benchPlan, type Lines } from './engine/case';
import { decimalLines, decimalNumbers } from './engine/decimals';
import { scaledLines, scaledNumbers } from './engine/scaled';

const CASES = 512;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? '7');
const ROUND_MS = Number(process.env.BENCH_ROUND_MS ?? '400');

type Program = (index: number) => unknown;

function main(): void {
  const numbers = benchNumbers(CASES);
  const plan = benchPlan();
  const facts = numbers.map(benchFacts);
  const decimals = numbers.map(decimalNumbers);
  const scaled = numbers.map(scaledNumbers);
  const engineLines = (index: number): Lines =>
    evaluate(plan, at(facts, index)).lines.map(({ amount, held }) => [amount, held] as const);
  for (let index = 0; index < CASES; index += 1) {
    same(index, engineLines(index), decimalLines(at(decimals, index)), scaledLines(at(scaled, index)));
  }
  const programs: Readonly<Record<string, Program>> = {
    'scaled integers': (index) => scaledLines(at(scaled, index)),
    'decimal.js': (index) => decimalLines(at(decimals, index)),
    engine: (index) => evaluate(plan, at(facts, index)),
    'engine, explained': (index) => evaluate(plan, at(facts, index), { explain: true }),
    'engine, explained as JSON': (index) =>
      evaluate(plan, at(facts, index), { explain: true }).lines.map(
        ({ explanation }) => explanation === null || JSON.stringify(explain(explanation)),
      ),
  };
  const speeds = measure(programs);
  report(speeds);
  const growth = heapGrowth((index) => evaluate(plan, at(facts, index)));
  print(`heap after the millionth evaluation / after the ten-thousandth: ${growth.toFixed(3)}`);
  const decimal = speeds.get('decimal.js') ?? 1;
  goal('engine >= 2 x decimal.js', (speeds.get('engine') ?? 0) / decimal >= 2);
  goal('engine, explained >= 1 x decimal.js', (speeds.get('engine, explained') ?? 0) / decimal >= 1);
  goal('heap grows by at most 10 %', growth <= 1.1);
}

/** Runs per second of each program: the median of rounds in which all take turns. */
function measure(programs: Readonly<Record<string, Program>>): Map<string, number> {
  const rounds = new Map(Object.keys(programs).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, program] of Object.entries(programs)) {
      const speed = runsPerSecond(program);
      if (round > 0) rounds.get(name)?.push(speed);
    }
  }
  return new Map([...rounds].map(([name, speeds]) => [name, median(speeds)]));
}

function runsPerSecond(program: Program): number {
  const started = performance.now();
  let runs = 0;
  for (; performance.now() - started < ROUND_MS; ) {
    for (let index = 0; index < CASES; index += 1) program(index);
    runs += CASES;
  }
  return (runs / (performance.now() - started)) * 1000;
}

function heapGrowth(program: Program): number {
  const used = (until: number, from = 0): number => {
    for (let run = from; run < until; run += 1) program(run % CASES);
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const early = used(10_000);
  return used(1_000_000, 10_000) / early;
}

function report(speeds: ReadonlyMap<string, number>): void {
  const decimal = speeds.get('decimal.js') ?? 1;
  print(
    `node ${process.version}, one core, ${ROUNDS} rounds of ${ROUND_MS} ms each, median; five components, ten lines`,
  );
  for (const [name, speed] of speeds) {
    const microseconds = (1_000_000 / speed).toFixed(2);
    print(
      `${name.padEnd(28)} ${speed.toFixed(0).padStart(9)} plans/s ${microseconds.padStart(7)} us  ${(speed / decimal).toFixed(2)} x decimal.js`,
    );
  }
}

function same(index: number, ...answers: readonly Lines[]): void {
  const texts = answers.map((lines) => lines.map(([amount, held]) => `${amount}/${held}`).join(' '));
  if (new Set(texts).size > 1) throw new Error(`case ${index}: the programs disagree\n${texts.join('\n')}`);
}

function goal(name: string, isMet: boolean): void {
  print(`${isMet ? 'met   ' : 'MISSED'} ${name}`);
  if (!isMet) process.exitCode = 1;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function at<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error(`no case ${index}`);
  return entry;
}

/** Asks for a full collection, so that the heap is measured and not its garbage. */
const collectGarbage = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
})();

const print = (text: string): void => void process.stdout.write(`${text}\n`);

main();
