import type { Command } from 'commander';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { UsageError } from '../usage-error';
import { withHouse } from '../with-house';
import { documentOf, told } from './report';
import { settleVendor } from './settle-vendor';

interface Options {
  readonly vendor: string;
  readonly period: string;
  readonly close?: boolean;
  readonly workers: string;
  readonly json?: boolean;
}

const WORKERS_MAX = 8;

/** `meed settle`: settles or closes one period label over all agreements of a vendor. */
export function registerSettle(program: Command): void {
  program
    .command('settle')
    .description(
      'Settle one period of all agreements of a vendor that have it; the same command again goes on where one was killed.',
    )
    .requiredOption('--vendor <reference>', 'external reference of the vendor')
    .requiredOption('--period <label>', 'label of the periods, such as 2026-03, 2026-Q1 or 2026')
    .option('--close', 'close the periods as well')
    .option('--workers <count>', `how many transactions at once, 1 to ${WORKERS_MAX}`, '2')
    .option('--json', 'print the report as JSON')
    .action(async ({ vendor, period, close, workers, json }: Options) => {
      const asked = { vendorId: vendorIdOf(vendor), period, isClosing: close === true, workers: countOf(workers) };
      const report = await withHouse(({ house }) => settleVendor(house, asked));
      process.stdout.write(
        json === true ? `${JSON.stringify(documentOf(report), null, 2)}\n` : told(report, asked.isClosing),
      );
      if (report.refusals.length > 0) process.exitCode = 1;
    });
}

function countOf(workers: string): number {
  const count = /^\d$/.test(workers) ? Number(workers) : 0;
  if (count < 1 || count > WORKERS_MAX)
    throw new UsageError(`--workers: ${workers} is not a number from 1 to ${WORKERS_MAX}`);
  return count;
}
