import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asAdmin } from './desk';

/** The embedded server that a process runs in its data directory, as an administrator of the machine sees it. */
export function embeddedIn(directory: string) {
  const read = (...names: readonly string[]): string => {
    try {
      return readFileSync(path.join(directory, ...names), 'utf8').trim();
    } catch {
      return '';
    }
  };
  const url = (): string => `postgres://postgres:${read('password')}@127.0.0.1:${read('port')}/postgres`;
  return {
    url,
    /** Its first process; 0 while there is none. */
    pid: (): number => Number(read('pg', 'postmaster.pid').split('\n')[0]),
    /** The planted bug: a commit is answered long before it is on the disk. */
    async acknowledgeEarly(): Promise<void> {
      const settings = ['synchronous_commit = off', "wal_writer_delay = '10s'", "wal_writer_flush_after = '1GB'"];
      for (const setting of settings) await asAdmin({ adminUrl: url() }, `alter system set ${setting}`);
      await asAdmin({ adminUrl: url() }, 'checkpoint');
      await asAdmin({ adminUrl: url() }, 'select pg_reload_conf()');
    },
  };
}
