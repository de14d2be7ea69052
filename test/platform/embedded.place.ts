import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { User } from './embedded.checkout';

/** Directories for the data of one test file. */
export class Places {
  private readonly root = mkdtempSync(join(tmpdir(), 'meed-data-'));
  private made = 0;

  constructor() {
    chmodSync(this.root, 0o755);
  }

  /** A new directory that a user may write to. */
  for(user: Pick<User, 'ids'>): string {
    this.made += 1;
    const place = join(this.root, String(this.made));
    mkdirSync(place);
    chmodSync(place, 0o755);
    if (user.ids.uid !== undefined && user.ids.gid !== undefined) chownSync(place, user.ids.uid, user.ids.gid);
    return place;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The first value of the only row that a statement returns. */
export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Returns once something is so; the test's own limit ends it otherwise. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(5);
}
