import type { Command } from 'commander';
import { isCurrency } from '../../kernel/currency';
import { Rational } from '../../kernel/rational';
import { UsageError } from '../usage-error';
import { withHouse } from '../with-house';
import { type ImportReport, importIncidents } from './import-incidents';

interface Options {
  readonly vendor: string;
  readonly rate: string;
  readonly currency: string;
  readonly json?: boolean;
}

/** `meed import incidents`: reads an incident log into a vendor. */
export function registerIncidents(imports: Command): void {
  imports
    .command('incidents <file.csv>')
    .description(
      'Read an incident log: groups become partners, locations customers, resolved incidents verified outcomes.',
    )
    .requiredOption('--vendor <reference>', 'external reference of the vendor; made if it is not there')
    .requiredOption('--rate <amount>', 'what one credit pays, such as 12.50')
    .requiredOption('--currency <code>', 'ISO 4217 currency of the rate')
    .option('--json', 'print the report as JSON')
    .action(async (file: string, { vendor, rate, currency, json }: Options) => {
      mustBePrice(rate, currency);
      const report = await withHouse(({ house }) => importIncidents(house, file, vendor, { rate, currency }));
      process.stdout.write(json === true ? `${JSON.stringify(report, null, 2)}\n` : told(report));
    });
}

/** An import pays for what was achieved, so its price is above zero and in a currency that exists. */
function mustBePrice(rate: string, currency: string): void {
  if (!isCurrency(currency)) throw new UsageError(`--currency: ${currency} is not an ISO 4217 code such as EUR`);
  const price = Rational.parse(rate);
  if (price === null) throw new UsageError(`--rate: ${rate} is not a plain decimal such as 12.50`);
  if (price.compare(Rational.ZERO) <= 0) throw new UsageError('--rate: must be greater than zero');
}

/** Every incident that was left out is named with its line and reason: nothing is dropped in silence. */
function told(report: ImportReport): string {
  const rejected = report.rejected.map(({ line, number, reason }) => `  line ${line}: ${number || 'a row'}: ${reason}`);
  const counts = [
    `${report.rows} rows, ${report.incidents} incidents`,
    `${report.outcomes} outcomes, ${report.voided} voided, ${report.rejected.length} rejected`,
    `${report.added} measurements added${report.added === 0 ? ': the file was known' : ' (an outcome has two: the result and its service level)'}`,
    ...(report.outdated > 0 ? [`${report.outdated} incidents are known from newer rows`] : []),
  ];
  return `${[...counts, ...rejected].join('\n')}\n`;
}
