import { Command } from 'commander';
import { Refused } from '../kernel/refusal';
import { serve } from '../main';
import { FileRefused } from '../outcomes/incidents/incident-file.rules';
import { ConfigError, readConfig } from '../platform/config';
import { registerDemo } from './demo/demo';
import { registerEarnings } from './earnings/earnings';
import { registerEvaluate } from './evaluate';
import { registerImport } from './incidents/register-import';

/** Reads the command line and runs it; an expected failure is told in plain lines on standard error, with exit code 1. */
export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('meed').description('Pays channel partners for proven results.').showHelpAfterError();
  program
    .command('serve')
    .description('Serve the GraphQL API over HTTP and WebSocket until stopped.')
    .action(() => serve(readConfig(process.env)));
  registerDemo(program);
  registerImport(program);
  registerEarnings(program);
  registerEvaluate(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${told(error)}\n`);
  }
}

/** What a person is told: the sentences of an expected failure, the stack of a surprise. */
function told(error: unknown): string {
  if (error instanceof Refused) return error.refusals.map(({ message }) => message).join('\n');
  if (error instanceof ConfigError || error instanceof FileRefused || error instanceof TypeError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n${told(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
