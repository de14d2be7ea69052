// The product's own earnings against scripts/earnings.py, which shares no code with it: on the real log and on others of its form.
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');
const real = path.join(root, 'examples', 'incident-log.csv');
const work = mkdtempSync(path.join(process.getuid?.() === 0 ? '/var/tmp' : os.tmpdir(), 'meed-prove-'));
execFileSync('chmod', ['755', work]);

/** Every third incident moved by a month and a third of the rows shuffled to the end: another file of the same form. */
function another() {
  const [header, ...rows] = readFileSync(real, 'utf8').split('\n').filter(Boolean);
  const moved = rows.map((row, index) => (index % 3 === 0 ? row.replaceAll('-03-2016', '-05-2016') : row));
  const late = moved.filter((_, index) => index % 3 === 1);
  const file = path.join(work, 'another.csv');
  writeFileSync(file, `${[header, ...moved.filter((_, index) => index % 3 !== 1), ...late].join('\n')}\n`);
  return file;
}

const say = (line) => process.stdout.write(`${line}\n`);

const env = { ...process.env, MEED_DATA_DIR: path.join(work, 'data'), LOG_LEVEL: 'error' };
for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL']) delete env[name];
const meed = (...args) =>
  execFileSync(process.execPath, [path.join(root, 'bin', 'meed.js'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const python = (...args) => execFileSync('python3', ['-B', path.join(__dirname, 'earnings.py'), ...args]);

const cases = [
  { file: real, rate: '12.50', currency: 'EUR' },
  { file: real, rate: '0.333', currency: 'BHD' },
  { file: another(), rate: '999', currency: 'JPY' },
];

/** Compares the rows of both programs; returns how many differ. */
function differences({ file, rate, currency }, vendor, pythonRate) {
  meed('import', 'incidents', file, '--vendor', vendor, '--rate', rate, '--currency', currency);
  const ours = JSON.parse(meed('earnings', '--vendor', vendor, '--json'));
  const theirs = JSON.parse(python(file, '--rate', pythonRate, '--currency', currency, '--json'));
  const wanted = new Set(theirs.map((row) => JSON.stringify(row)));
  const found = ours.filter((row) => wanted.has(JSON.stringify(row))).length;
  say(
    `${path.basename(file)} at ${rate} ${currency}: ${ours.length} rows, ${theirs.length} of the second opinion, ${found} equal`,
  );
  return Math.max(ours.length, theirs.length) - found;
}

const started = Date.now();
try {
  const wrong = cases.reduce((sum, one, index) => sum + differences(one, `prove-${index}`, one.rate), 0);
  say('the twin with another rate, which must differ:');
  const twin = differences(cases[0], 'prove-0', '12.51');
  say(`${wrong} differences, ${twin} in the twin, ${Math.round((Date.now() - started) / 1000)} s`);
  process.exitCode = wrong === 0 && twin > 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
