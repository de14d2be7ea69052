import globalSetup from './global-setup';
import globalTeardown from './global-teardown';

/** What a proof was asked for on its command line. */
export interface ProofOptions {
  readonly size: 'test' | 'ci' | 'full';
  readonly isBuggy: boolean;
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);

export const seconds = (since: number): number => (performance.now() - since) / 1_000;

/** Runs a proof on a server of its own (or that of DATABASE_URL); false, or a failure, ends the process with 1. */
export function runProof(prove: (options: ProofOptions) => Promise<boolean>): void {
  const run = async (): Promise<void> => {
    const place = process.argv.indexOf('--size');
    const wanted = place === -1 ? 'test' : process.argv[place + 1];
    const size = (['test', 'ci', 'full'] as const).find((known) => known === wanted);
    if (size === undefined) throw new Error('--size is test, ci or full');
    await globalSetup();
    try {
      const isProven = await prove({ size, isBuggy: process.argv.includes('--bug') });
      if (!isProven) process.exitCode = 1;
    } finally {
      await globalTeardown();
    }
  };
  run().catch((error: unknown) => {
    process.exitCode = 1;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
}
