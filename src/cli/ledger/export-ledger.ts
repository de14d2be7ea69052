import type { Command } from 'commander';
import { exportLedger } from '../../ledger/verify/export-ledger';
import { readConfig } from '../../platform/config';
import { withDatabase } from '../../runtime';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { UsageError } from '../usage-error';

/** `meed export`: a vendor's ledger as a file that `meed verify-ledger --export` checks anywhere. */
export function registerExport(program: Command): void {
  program
    .command('export')
    .description("Write a vendor's whole ledger with its seals to a file, to be verified without a database.")
    .requiredOption('--vendor <reference>', 'external reference of the vendor')
    .argument('<file>', 'the file to write')
    .action(async (file: string, { vendor }: { readonly vendor: string }) => {
      const config = readConfig(process.env);
      const lines = await withDatabase(config, (database) => exportLedger(database, vendorIdOf(vendor), file));
      if (lines === null) throw new UsageError(`--vendor: there is no vendor ${JSON.stringify(vendor)}`);
      process.stdout.write(`${lines} lines written to ${file}\n`);
    });
}
