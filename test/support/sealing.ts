import path from 'node:path';
import { HeadsFile } from '../../src/ledger/seals/heads-file';
import type { Sealing } from '../../src/ledger/seals/seal-vendor';
import type { Database } from '../../src/platform/database';
import { systemClock } from '../../src/platform/ports';
import { openDevSigner } from '../../src/platform/signing-key';
import { temporaryDirectory } from './temporary';

/** What seals a test's ledger: a key and a heads file of its own. */
export function throwawaySealing(database: Database): Sealing {
  const directory = temporaryDirectory('seals');
  const heads = new HeadsFile(path.join(directory, 'heads.ndjson'));
  return { database, clock: systemClock, signer: openDevSigner(directory), heads };
}
