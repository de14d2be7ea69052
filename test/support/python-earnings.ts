import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EarningsRow } from './earnings-table';

const SCRIPTS = join(__dirname, '../../scripts');

/** Asks the functions of the independent program line by line, so that a property does not start Python for every case. */
const LOOP = `
import json, sys
from fractions import Fraction
sys.path.insert(0, sys.argv[1])
import earnings
for line in sys.stdin:
    ask = json.loads(line)
    try:
        decided = earnings.deciding_rows(ask["paths"])
        rows = earnings.earnings(decided, Fraction(ask["rate"]), ask["currency"])
        answer = {"earnings": rows, "rejections": earnings.rejections(decided)}
    except earnings.Refused as refused:
        answer = {"refused": str(refused)}
    print(json.dumps(answer), flush=True)
`;

export interface PythonRejection {
  readonly file: string;
  readonly line: number;
  readonly number: string;
  readonly reason: string;
}

export type PythonAnswer =
  | { readonly earnings: readonly EarningsRow[]; readonly rejections: readonly PythonRejection[] }
  | { readonly refused: string };

export const hasPython = spawnSync('python3', ['--version']).status === 0;

/** What the independent program prints for these arguments. */
export function runEarnings(...args: readonly string[]): string {
  const run = spawnSync('python3', ['-B', join(SCRIPTS, 'earnings.py'), ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

/** The independent program, kept running for many questions; answers come in the order of the questions. */
export class PythonEarnings {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly answers: AsyncIterator<string>;
  private complaint = '';

  constructor() {
    this.process = spawn('python3', ['-B', '-c', LOOP, SCRIPTS]);
    this.process.stderr.on('data', (text) => {
      this.complaint += String(text);
    });
    this.answers = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async ask(paths: readonly string[], rate: string, currency: string): Promise<PythonAnswer> {
    this.process.stdin.write(`${JSON.stringify({ paths, rate, currency })}\n`);
    const answer = await this.answers.next();
    if (answer.done === true) throw new Error(`The Python program ended: ${this.complaint}`);
    return JSON.parse(answer.value) as PythonAnswer;
  }

  close(): void {
    this.process.stdin.end();
  }
}
