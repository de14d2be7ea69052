import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../src/platform/embedded/free-port';
import { openHome } from '../../src/platform/embedded/home';
import { preparePrograms } from '../../src/platform/embedded/programs';
import { runServer } from '../../src/platform/embedded/run-server';
import { processMark } from '../../src/platform/embedded/running-process';
import { startEmbedded } from '../../src/platform/embedded/start-embedded';
import { Checkout, type ServingProcess, users } from './embedded.checkout';
import { ask, Places, until } from './embedded.place';

const checkout = new Checkout();
const places = new Places();
const isRoot = process.getuid?.() === 0;
// The first of the users is ourselves.
const ourPlace = places.for({ ids: {} });

beforeAll(() => checkout.fill());

afterAll(() => {
  checkout.remove();
  places.remove();
});

const isGone = ({ pid }: { readonly pid: number }): boolean => processMark(pid) === null;

// The tests of one user are the life of one data directory, in order.
describe.each(users())('as $name, with install scripts off, a foreign locale and a closed umask', (user) => {
  const place = user.ids.uid === undefined ? ourPlace : places.for(user);
  const cluster = join(place, 'pg');
  const run = (): ServingProcess => checkout.run(user, { dataDir: place });

  it('is killed half-way through its first start, then three start at once: one server, ended by its maker', async () => {
    const halfMade = (): string[] => readdirSync(place).filter((name) => name.startsWith('making-'));
    const first = run();
    const answer = first.answer().catch(() => null);
    await until(() => halfMade().some((name) => readdirSync(join(place, name)).includes('PG_VERSION')));
    await first.kill();
    expect(await answer).toBeNull();
    expect(readdirSync(place)).not.toContain('pg');

    const processes = [run(), run(), run()];
    const servers = await Promise.all(processes.map(async (process) => ({ process, ...(await process.started()) })));
    expect(halfMade()).toEqual([]);
    expect(new Set(servers.map(({ pid, url }) => `${pid} ${url}`)).size).toBe(1);
    const makers = servers.filter((server) => !server.isAdopted);
    expect(makers).toHaveLength(1);
    for (const { process, isAdopted } of servers) if (isAdopted) await process.stop();
    for (const { process, url } of makers) {
      expect(await ask(url, 'select 1')).toBe(1);
      await process.stop();
    }
    for (const server of servers) expect(isGone(server)).toBe(true);
  });

  it('keeps its data and ends without a trace', async () => {
    const first = run();
    const server = await first.started();
    expect(await ask(server.url, 'show server_version')).toMatch(/^18\./);
    expect(await ask(server.url, `select string_agg(t, ' ' order by t) from unnest('{ä,z,Z,a}'::text[]) t`)).toBe(
      'Z a z ä',
    );
    await ask(server.url, 'create table kept (id int primary key)');
    await first.stop();
    expect(isGone(server)).toBe(true);
    expect(readdirSync(place).filter((name) => !name.startsWith('native-'))).toEqual(['lib', 'password', 'pg', 'port']);
    expect(readdirSync(cluster)).not.toContain('postmaster.pid');
    expect(statSync(join(place, 'password')).mode & 0o777).toBe(0o600);
  });

  it('starts at once after kill -9, over and over, and has lost nothing', async () => {
    for (let id = 1; id <= 3; id += 1) {
      const process = run();
      const server = await process.started();
      expect(server.isAdopted).toBe(false);
      await ask(server.url, `insert into kept values (${id})`);
      await process.kill();
    }
    const last = run();
    expect(await ask((await last.started()).url, 'select count(*) from kept')).toBe('3');
    await last.stop();
  });

  it('takes its server with it when it is killed and nobody starts again', async () => {
    const process = run();
    const server = await process.started();
    await process.kill();
    await until(() => isGone(server) && !readdirSync(cluster).includes('postmaster.pid'));
  });

  it('recovers when the server itself is killed', async () => {
    const first = run();
    const killed = await first.started();
    process.kill(killed.pid, 'SIGKILL');
    await until(() => isGone(killed));
    const second = run();
    const server = await second.started();
    expect(server.isAdopted).toBe(false);
    await first.stop();
    expect(await ask(server.url, 'select count(*) from kept')).toBe('3');
    await second.stop();
  });

  it('is not held up by the files of a dead server whose id now names another process of the same user', async () => {
    const { uid, gid } = statSync(cluster);
    const stranger = spawn('sleep', ['60'], { ...(isRoot ? { uid, gid } : {}), stdio: 'ignore' });
    await once(stranger, 'spawn');
    const leave = (file: string, text: string): void => {
      writeFileSync(join(place, file), text, { mode: 0o600 });
      chownSync(join(place, file), uid, gid);
    };
    const starts = async (): Promise<void> => {
      const process = run();
      expect((await process.started()).isAdopted).toBe(false);
      await process.stop();
    };
    try {
      leave('owner', `${stranger.pid}@1 runs ${stranger.pid}\n`);
      leave('pg/postmaster.pid', [stranger.pid, cluster, 1, 5432, '', '127.0.0.1', '', 'ready', ''].join('\n'));
      leave(`turn-${stranger.pid}@1-1`, '');
      await starts();
      leave('pg/postmaster.pid', '');
      await starts();
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('leaves neither server nor data of a throwaway one that is killed', async () => {
    const dataDir = places.for(user);
    const process = checkout.run(user, { dataDir, throwaway: true });
    const server = await process.started();
    await process.kill();
    await until(() => readdirSync(dataDir).length === 0);
    expect(isGone(server)).toBe(true);
  });

  it('says what to do where the data cannot be', async () => {
    for (const dataDir of [join(place, 'password'), join(place, 'password/below')]) {
      const refusal = /data directory .* cannot be used .*DATABASE_URL.*MEED_DATA_DIR/;
      expect(await checkout.run(user, { dataDir }).answer()).toEqual({ error: expect.stringMatching(refusal) });
    }
  });
});

describe('in one process', () => {
  it('runs throwaway servers side by side', async () => {
    const dataDir = places.for({ ids: {} });
    const lines: string[] = [];
    const settings = { work_mem: '7MB', fsync: 'on' };
    const servers = await Promise.all([
      startEmbedded({ dataDir, throwaway: true }),
      startEmbedded({ dataDir, throwaway: true, settings, log: (line) => lines.push(line) }),
    ]);
    const [plain, own] = servers;
    expect(plain.port).not.toBe(own.port);
    expect([await ask(plain.url(), 'show fsync'), await ask(own.url(), 'show fsync')]).toEqual(['off', 'on']);
    expect([await ask(own.url(), 'show work_mem'), await ask(own.url(), 'show max_connections')]).toEqual([
      '7MB',
      '100',
    ]);
    expect(await ask(own.url('template1'), 'select current_database()')).toBe('template1');
    expect(lines).toContainEqual(expect.stringContaining('ready to accept connections'));
    await Promise.all([...servers, ...servers].map((server) => server.stop()));
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('shares one server, tries another port, and refuses what it cannot run', async () => {
    const dataDir = ourPlace;
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    try {
      const server = await startEmbedded({ dataDir });
      const again = await startEmbedded({ dataDir });
      expect([again.isAdopted, again.url()]).toEqual([true, server.url()]);
      await again.stop();
      expect(await ask(server.url(), 'select 1')).toBe(1);
      await server.stop();

      await expect(startEmbedded({ dataDir, port })).rejects.toThrow(/did not start.*could not bind.*DATABASE_URL/);

      const home = openHome(dataDir);
      const ports = [port];
      const other = await runServer({
        cluster: home.cluster,
        programs: await preparePrograms(home),
        nextPort: async () => ports.pop() ?? freePort(),
        argumentsFor: (chosen) => [
          '-c',
          `port=${chosen}`,
          '-c',
          'unix_socket_directories=',
          '-c',
          'listen_addresses=127.0.0.1',
        ],
        debris: '',
        log: () => {},
      });
      expect(other.port).not.toBe(port);
      process.kill(other.pid, 'SIGQUIT');
      await until(() => isGone(other));

      const version = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8');
      writeFileSync(join(home.cluster, 'PG_VERSION'), '15\n');
      await expect(startEmbedded({ dataDir })).rejects.toThrow(
        /was made by PostgreSQL 15 and this is 18.*MEED_DATA_DIR/,
      );
      rmSync(join(home.cluster, 'PG_VERSION'));
      await expect(startEmbedded({ dataDir })).rejects.toThrow(/holds something that is not a database/);
      expect(version).toBe('18\n');
    } finally {
      taken.close();
    }
  });

  it('names the user who cannot run it', async () => {
    const closed = join(places.for({ ids: {} }), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    if (isRoot) {
      await expect(startEmbedded({ dataDir: join(closed, 'data') })).rejects.toThrow(
        /root runs it as the user with id \d+, who cannot enter .*MEED_DATA_DIR/,
      );
      const nameless = { name: 'a user without a name', homeMode: 0o755, ids: { uid: 4321, gid: 4321 } };
      const answer = await checkout.run(nameless, { dataDir: places.for(nameless) }).answer();
      expect(answer).toEqual({ error: expect.stringMatching(/user does not exist.*DATABASE_URL/) });
    } else {
      chmodSync(closed, 0o500);
      await expect(startEmbedded({ dataDir: join(closed, 'data') })).rejects.toThrow(/cannot be used.*MEED_DATA_DIR/);
    }
  });
});
