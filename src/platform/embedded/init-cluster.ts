import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chown, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomSecret } from '../ports';
import { EmbeddedError } from './embedded-error';
import { guard } from './guard';
import type { Home } from './home';
import { makeWhole } from './make-whole';
import type { Programs } from './programs';

/** Text sorts by code point, the same on every machine; needs PostgreSQL 17. */
const INITDB = [
  ...['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'],
  ...['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
];

/** Makes the cluster of a home if there is none yet, with a superuser `postgres` whose password is random. */
export async function initCluster(home: Home, programs: Programs, isThrowaway: boolean): Promise<void> {
  if (existsSync(home.cluster)) return checkVersion(home, programs);
  const { uid, gid } = programs.spawning;
  const giveAway = async (path: string): Promise<void> => {
    if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
  };
  await writeFile(home.password, `${randomSecret()}\n`, { mode: 0o600 });
  await giveAway(home.password);
  await makeWhole(home.cluster, async (making) => {
    await giveAway(making);
    const sync = isThrowaway ? ['--no-sync'] : [];
    await run(programs, [...INITDB, ...sync, `--pwfile=${home.password}`, `--pgdata=${making}`]);
  });
  if (!isThrowaway) await syncDirectory(home.root);
}

function checkVersion(home: Home, programs: Programs): void {
  const file = join(home.cluster, 'PG_VERSION');
  if (!existsSync(file)) throw new EmbeddedError(`${home.cluster} holds something that is not a database`);
  const found = readFileSync(file, 'utf8').trim();
  if (found === String(programs.majorVersion)) return;
  throw new EmbeddedError(
    `the data in ${home.root} was made by PostgreSQL ${found} and this is ${programs.majorVersion}: dump it with the old one and load it into the new one`,
  );
}

/** Makes the new name as lasting as the files that initdb wrote out. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  await directory.sync();
  await directory.close();
}

async function run({ initdb, spawning }: Programs, args: readonly string[]): Promise<void> {
  const child = spawn(initdb, args, { ...spawning, stdio: ['ignore', 'pipe', 'pipe'] });
  guard(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const [code] = await once(child, 'close').catch((error: Error) => [error.message]);
  if (code !== 0) throw new EmbeddedError(`initdb failed (${code}): ${output.trim()}`);
}
