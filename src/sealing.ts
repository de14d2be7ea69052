import path from 'node:path';
import { HeadsFile } from './ledger/seals/heads-file';
import type { Sealing } from './ledger/seals/seal-vendor';
import type { Config } from './platform/config';
import type { Database } from './platform/database';
import { systemClock } from './platform/ports';
import { openDevSigner, readSigner, type Signer } from './platform/signing-key';

/** What seals the ledger of a process: its key, and the file that witnesses. */
export const openSealing = (config: Config, dataDir: string, database: Database): Sealing => ({
  database,
  clock: systemClock,
  signer: signerFor(config, dataDir),
  heads: new HeadsFile(headsFileFor(config, dataDir)),
});

/** The configured key, else the development key of the data directory. */
export const signerFor = ({ sealKeyFile }: Config, dataDir: string): Signer =>
  sealKeyFile === undefined ? openDevSigner(dataDir) : readSigner(sealKeyFile);

/**
 * The file of heads: the configured one, else one in the data directory. Vendors of the same reference have the same id in
 * every database, so each configured database has a file of its own there.
 */
export function headsFileFor({ sealHeadsFile, databaseUrl }: Config, dataDir: string): string {
  if (sealHeadsFile !== undefined) return sealHeadsFile;
  if (databaseUrl === undefined) return path.join(dataDir, 'heads.ndjson');
  const { hostname, port, pathname } = new URL(databaseUrl);
  const name = `${hostname}-${port === '' ? '5432' : port}-${pathname.slice(1)}`.replaceAll(/[^\w.-]/g, '_');
  return path.join(dataDir, `heads-${name}.ndjson`);
}
