import { type Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { House } from '../../access/command';
import { systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { vendorById } from '../../vendors/vendor.repository';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { UsageError } from '../usage-error';
import { withHouse } from '../with-house';
import { type EarningsRow, type EarningsTable, earningsTable } from './earnings-table';

const COLUMNS = ['partner', 'month', 'outcomes', 'voided', 'credits', 'amount', 'currency'] as const;

interface Options {
  readonly vendor: string;
  readonly by: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `meed earnings`: what each partner earns in each month, quarter or year. */
export function registerEarnings(program: Command): void {
  program
    .command('earnings')
    .description('Print what each partner earns in each month, computed by the engine from verified outcomes.')
    .option('--vendor <reference>', 'external reference of the vendor', 'service-desk')
    .option('--by <dimensions>', 'how the table is cut; partner,month is the one there is', 'partner,month')
    .addOption(new Option('--json', 'print JSON').conflicts('csv'))
    .option('--csv', 'print CSV')
    .action(async ({ vendor, by, json, csv }: Options) => {
      if (by !== 'partner,month') throw new UsageError(`--by: ${by} is not known; partner,month is`);
      const { rows, problems } = await withHouse(({ house }) => tableOf(house, vendor));
      process.stdout.write(
        json === true ? `${JSON.stringify(rows, null, 2)}\n` : csv === true ? asCsv(rows) : asText(rows),
      );
      for (const problem of problems) process.stderr.write(`not in the table: ${problem}\n`);
    });
}

/** A vendor that does not exist earns nobody anything, but that is not what was asked. */
async function tableOf(house: House, reference: string): Promise<EarningsTable> {
  const vendorId = vendorIdOf(reference);
  const found = await readAs(house, systemHat(vendorId), (scope) => vendorById.batch(scope, [vendorId]));
  if (found.size === 0) throw new UsageError(`--vendor: there is no vendor ${JSON.stringify(reference)}`);
  return earningsTable(house, vendorId);
}

const asCsv = (rows: readonly EarningsRow[]): string =>
  stringify([...rows], { header: true, columns: [...COLUMNS], escape_formulas: true });

/** A table for people: texts to the left, numbers to the right. */
function asText(rows: readonly EarningsRow[]): string {
  const cells = [COLUMNS.map(String), ...rows.map((row) => COLUMNS.map((column) => String(row[column])))];
  const widths = COLUMNS.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  const isNumber = (index: number): boolean => index > 1 && index < 6;
  return cells
    .map((line) =>
      line
        .map((cell, index) => (isNumber(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}
