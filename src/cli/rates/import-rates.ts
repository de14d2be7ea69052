import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { type House, perform } from '../../access/command';
import { type Hat, systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { recordExchangeRates } from '../../rates/record-exchange-rates.command';
import { vendorById } from '../../vendors/vendor.repository';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { UsageError } from '../usage-error';

/** What became of the rates of a file; the three counts of rates are its rows. */
export interface RatesReport {
  readonly recorded: number;
  readonly corrected: number;
  readonly unchanged: number;
  /** Results that were waiting for one of these rates. */
  readonly locked: number;
}

const COLUMNS = ['base', 'quote', 'rate', 'statedOn'];
const BATCH = 1000;

/**
 * Records the rates of a file (columns base, quote, rate, statedOn and, if you like, reference) as those of one source.
 * Rows are recorded in batches, each whole or not at all; the same file again changes nothing.
 */
export async function importRates(house: House, path: string, vendor: string, source: string): Promise<RatesReport> {
  const rows = rowsOf(path, await contentOf(path));
  const vendorId = vendorIdOf(vendor);
  const hat = systemHat(vendorId);
  const known = await readAs(house, hat, (scope) => vendorById.batch(scope, [vendorId]));
  if (!known.has(vendorId)) throw new UsageError(`--vendor: there is no vendor ${vendor}`);
  let report: RatesReport = { recorded: 0, corrected: 0, unchanged: 0, locked: 0 };
  for (let start = 0; start < rows.length; start += BATCH) {
    const rates = rows.slice(start, start + BATCH);
    const counts = await recorded(house, hat, { source, rates, idempotencyKey: house.ids.next() }, start);
    report = {
      recorded: report.recorded + counts.recordedCount,
      corrected: report.corrected + counts.correctedCount,
      unchanged: report.unchanged + counts.unchangedCount,
      locked: report.locked + counts.lockedCount,
    };
  }
  return report;
}

async function recorded(house: House, hat: Hat, input: object, start: number) {
  const answer = await perform(house, hat, recordExchangeRates, input);
  if ('result' in answer) return answer.result;
  throw new UsageError(answer.refusals.map(({ field, message }) => `${placeOf(field, start)}${message}`).join('\n'));
}

/** The row of the file that a refusal speaks about; the header is the first. */
const placeOf = (field: readonly string[] | null, start: number): string =>
  field?.[0] === 'rates' && field[1] !== undefined ? `row ${start + Number(field[1]) + 2}: ` : '';

const contentOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${path} cannot be read`);
  });

function rowsOf(path: string, text: string): readonly Readonly<Record<string, string>>[] {
  try {
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, skip_empty_lines: true });
    const missing = COLUMNS.filter((column) => rows[0] !== undefined && !(column in rows[0]));
    if (rows.length === 0) throw new UsageError(`${path} has no rates`);
    if (missing.length > 0) throw new UsageError(`${path} has no column ${missing.join(', ')}`);
    return rows.map(({ reference, ...row }) => (reference ? { ...row, reference } : row));
  } catch (error) {
    if (error instanceof CsvError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}
