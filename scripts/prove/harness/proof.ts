import { Ground } from './ground';

export type Size = 'test' | 'ci' | 'full';

/** What a proof came to: what it counted, and everything that was not as promised. */
export interface Finding {
  readonly counts: readonly string[];
  readonly faults: readonly string[];
}

export interface Trial<Extent> {
  readonly ground: Ground;
  readonly extent: Extent;
  readonly seed: number;
  /** Whether the twin with the planted bug runs: it must find faults. */
  readonly isBuggy: boolean;
}

/** A promise and the experiment that would break it. */
export interface Proof<Extent> {
  readonly name: string;
  readonly promise: string;
  /** What is done with `--bug`. */
  readonly bug: string;
  readonly sizes: Readonly<Record<Size, Extent>>;
  run(trial: Trial<Extent>): Promise<Finding>;
}

export const SEED = 20261121;
const FAULTS_SHOWN = 10;

/** The command line of a proof: `--size test|ci|full`, `--seed n`, `--bug`; exits non-zero if anything is not as promised. */
export async function prove<Extent>(proof: Proof<Extent>): Promise<void> {
  const size = sizeOf(option('--size') ?? 'test');
  const seed = Number(option('--seed') ?? SEED);
  const isBuggy = process.argv.includes('--bug');
  const started = performance.now();
  say(`${proof.name}: ${proof.promise}`);
  if (isBuggy) say(`planted bug: ${proof.bug}`);
  const ground = new Ground();
  try {
    const { counts, faults } = await proof.run({ ground, extent: proof.sizes[size], seed, isBuggy });
    for (const line of counts) say(`  ${line}`);
    for (const fault of faults.slice(0, FAULTS_SHOWN)) say(`  FAULT ${fault}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`${proof.name}: ${faults.length} faults, size ${size}, seed ${seed}, ${seconds} s`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await ground.clear();
  }
}

function sizeOf(text: string): Size {
  if (text === 'test' || text === 'ci' || text === 'full') return text;
  throw new Error(`--size is test, ci or full, not ${text}`);
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place === -1 ? undefined : process.argv[place + 1];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
