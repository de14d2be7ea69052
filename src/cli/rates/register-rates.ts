import type { Command } from 'commander';
import { withHouse } from '../with-house';
import { importRates } from './import-rates';

interface Options {
  readonly vendor: string;
  readonly source: string;
}

/** `meed import rates`: records the rates of exchange of a file. */
export function registerRates(imports: Command): void {
  imports
    .command('rates <file.csv>')
    .description('Record rates of exchange: columns base, quote, rate, statedOn and, if you like, reference.')
    .requiredOption('--vendor <reference>', 'external reference of the vendor')
    .requiredOption('--source <key>', 'whose rates they are, such as ECB: what plans name')
    .action(async (file: string, { vendor, source }: Options) => {
      const { recorded, corrected, unchanged, locked } = await withHouse(({ house }) =>
        importRates(house, file, vendor, source),
      );
      process.stdout.write(
        `${recorded} rates recorded, ${corrected} corrected, ${unchanged} known\n${locked} results locked\n`,
      );
    });
}
