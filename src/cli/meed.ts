import { Command } from 'commander';
import { Refused } from '../kernel/refusal';
import { ExportRefused } from '../ledger/verify/export-form.rules';
import { serve } from '../main';
import { FileRefused } from '../outcomes/incidents/incident-file.rules';
import { ConfigError, readConfig } from '../platform/config';
import { EmbeddedError } from '../platform/embedded/embedded-error';
import { registerDemo } from './demo/demo';
import { registerEarnings } from './earnings/earnings';
import { registerEvaluate } from './evaluate';
import { registerIncidents } from './incidents/register-import';
import { registerExport } from './ledger/export-ledger';
import { registerVerifyLedger } from './ledger/verify-ledger';
import { registerRates } from './rates/register-rates';
import { registerSettle } from './settle/register-settle';
import { UsageError } from './usage-error';

/** Reads the command line and runs it; an expected failure is told in plain lines on standard error, with exit code 1. */
export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('meed').description('Pays channel partners for proven results.').showHelpAfterError();
  program
    .command('serve')
    .description('Serve the GraphQL API over HTTP and WebSocket until stopped.')
    .action(() => serve(readConfig(process.env)));
  registerDemo(program);
  const imports = program.command('import').description('Read files of other systems.');
  registerIncidents(imports);
  registerRates(imports);
  registerEarnings(program);
  registerSettle(program);
  registerEvaluate(program);
  registerVerifyLedger(program);
  registerExport(program);
  // Whoever reads only the beginning, as `| head` does, has seen enough.
  process.stdout.on('error', stopped);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${told(error)}\n`);
  }
}

function stopped({ code, message }: NodeJS.ErrnoException): never {
  if (code !== 'EPIPE') process.stderr.write(`the output cannot be written (${message})\n`);
  process.exit(code === 'EPIPE' ? 0 : 1);
}

const EXPECTED = [ConfigError, FileRefused, EmbeddedError, ExportRefused, UsageError];

/** What a person is told: the sentences of an expected failure, the stack of a surprise. */
function told(error: unknown): string {
  if (error instanceof Refused) return error.refusals.map(({ message }) => message).join('\n');
  if (!(error instanceof Error)) return String(error);
  if (EXPECTED.some((kind) => error instanceof kind)) return error.message;
  const code: unknown = Reflect.get(error, 'code');
  if (code === 'EADDRINUSE') return `${error.message}: set PORT to another one`;
  if (code === 'ECONNREFUSED') return `the database of DATABASE_URL does not answer (${error.message})`;
  const cause = error.cause === undefined ? '' : `\n${told(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
