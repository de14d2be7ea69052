import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A directory that goes with the run, or with the machine's temporary files where no run has begun. */
export const temporaryDirectory = (name: string): string =>
  mkdtempSync(path.join(process.env['MEED_TEST_GROUND'] ?? os.tmpdir(), `${name}-`));
