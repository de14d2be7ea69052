import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { formatAmount } from '../../kernel/money';
import { ExportImage } from '../../ledger/verify/export-image';
import { TAMPERINGS } from '../../ledger/verify/finding.rules';
import { type Verification, type VerifyOptions, verifyDatabase, verifyImage } from '../../ledger/verify/verify-ledger';
import { readConfig } from '../../platform/config';
import { systemClock } from '../../platform/ports';
import { dataDirOf, withDatabase } from '../../runtime';
import { headsFileFor, signerFor } from '../../sealing';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { UsageError } from '../usage-error';

interface Options {
  readonly vendor?: string;
  readonly heads?: string;
  readonly export?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** `meed verify-ledger`: finds and names what the owner of the tables, or whoever had an export, changed. */
export function registerVerifyLedger(program: Command): void {
  program
    .command('verify-ledger')
    .description(
      'Check every booking against the signed seals, and the seals against the heads file; exit 1 on a finding.',
    )
    .option('--vendor <reference>', 'only the vendor of this external reference')
    .option('--heads <file>', 'the heads file, if not the configured one')
    .option('--export <file>', 'verify a file of `meed export`; no database is needed')
    .option('--key <public>', 'the public key that signs, where there is no heads file')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      if (options.heads !== undefined && !existsSync(options.heads))
        throw new UsageError(`--heads: there is no file ${options.heads}`);
      const started = Date.parse(systemClock.now());
      const found = await (options.export === undefined ? ofDatabase(options) : ofExport(options, options.export));
      if (found.vendors.length === 0 && found.findingCount === 0 && options.vendor !== undefined)
        throw new UsageError(`--vendor: there is no vendor ${JSON.stringify(options.vendor)}`);
      const milliseconds = Date.parse(systemClock.now()) - started;
      process.stdout.write(options.json === true ? asJson(found, milliseconds) : asText(found, milliseconds));
      if (found.findingCount > 0) process.exitCode = 1;
    });
}

function ofDatabase({ vendor, heads, key }: Options): Promise<Verification> {
  const config = readConfig(process.env);
  const dataDir = dataDirOf(config);
  const options: VerifyOptions = {
    ...(vendor === undefined ? {} : { vendorIds: [vendorIdOf(vendor)] }),
    headsFile: heads ?? headsFileFor(config, dataDir),
    publicKeys: [key ?? signerFor(config, dataDir).publicKey],
  };
  return withDatabase(config, (database) => verifyDatabase(database, options));
}

async function ofExport({ vendor, heads, key }: Options, file: string): Promise<Verification> {
  if (!existsSync(file)) throw new UsageError(`--export: there is no file ${file}`);
  const image = await ExportImage.open(file);
  if (vendor !== undefined && vendorIdOf(vendor) !== image.vendorId)
    throw new UsageError(`--vendor: the export is of ${image.reference}`);
  return verifyImage(image, { headsFile: heads ?? null, publicKeys: key === undefined ? null : [key] });
}

const asJson = (found: Verification, milliseconds: number): string =>
  `${JSON.stringify({ ...found, ...speed(found, milliseconds) }, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value), 2)}\n`;

function asText(found: Verification, milliseconds: number): string {
  const { vendors, findings, findingCount, isWitnessed } = found;
  const { rows, rowsPerSecond } = speed(found, milliseconds);
  const lines = vendors.flatMap((vendor) => [
    `vendor ${vendor.reference}: ${vendor.seals} seals over ${vendor.postings} postings, ${vendor.transfers} transfers`,
    `  not sealed yet: ${vendor.unsealedPostings} postings, ${vendor.unsealedTransfers} transfers`,
    ...(isWitnessed && vendor.unwitnessed > 0 ? [`  not in the heads file yet: ${vendor.unwitnessed} seals`] : []),
    ...vendor.publicKeys.map((key) => `  signed by ${key}`),
    ...vendor.balances.map(({ kind, currency, minor }) => `  ${kind} ${formatAmount(minor, currency)} ${currency}`),
  ]);
  const told = findings.map(
    ({ kind, vendorId, words }) => `${kind}, ${TAMPERINGS[kind]}: ${words} (vendor ${vendorId})`,
  );
  return [
    ...lines,
    ...told,
    ...(isWitnessed ? [] : ['without a heads file: a cut end, or a rewrite with the key, cannot be seen']),
    `${findingCount === 0 ? 'no findings' : `${findingCount} findings`}; ${rows} transfers in ${milliseconds} ms, ${rowsPerSecond} a second`,
    '',
  ].join('\n');
}

function speed({ vendors }: Verification, milliseconds: number) {
  const rows = vendors.reduce((sum, { transfers, unsealedTransfers }) => sum + transfers + unsealedTransfers, 0);
  return { rows, milliseconds, rowsPerSecond: Math.floor((rows * 1_000) / Math.max(milliseconds, 1)) };
}
