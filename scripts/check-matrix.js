/**
 * `npm run check:matrix`: the two commands of the README on a machine that has Node and nothing else, over the whole table
 * {root, ordinary user} x {install scripts on, off} x {Node 20, 22, 24}, and once more as root below a directory that
 * nobody else may enter. Each cell is the committed tree in a new folder, an empty home and no DATABASE_URL.
 * `--cell <n>` runs one, `--list` shows them, `--working-tree` takes the files as they are.
 */
const { execFileSync, spawn } = require('node:child_process');
const { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const MINUTES_MAX = 5;
const AM_ROOT = process.getuid?.() === 0;

const CELLS = [
  ...[20, 22, 24].flatMap((node) =>
    [true, false].flatMap((asRoot) =>
      [true, false].map((withScripts) => ({ node, asRoot, withScripts, isHidden: false })),
    ),
  ),
  { node: 20, asRoot: true, withScripts: false, isHidden: true },
];

async function main() {
  if (process.argv.includes('--list')) return print(CELLS.map(titleOf).join('\n'));
  const at = process.argv.indexOf('--cell');
  const wanted = at === -1 ? CELLS.map((_, index) => index + 1) : [Number(process.argv[at + 1])];
  if (wanted.some((number) => CELLS[number - 1] === undefined)) throw new Error(`cells are 1 to ${CELLS.length}`);
  const ground = mkdtempSync(path.join(os.tmpdir(), 'meed-matrix-'));
  chmodSync(ground, 0o755);
  const count = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const number of wanted) count[await tried(number, path.join(ground, `cell-${number}`), ground)] += 1;
  } finally {
    rmSync(ground, { recursive: true, force: true });
  }
  print(`${count.passed} cells passed, ${count.failed} failed, ${count.skipped} skipped`);
  process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
}

/** Runs one cell and says how it went. */
async function tried(number, directory, ground) {
  const cell = CELLS[number - 1];
  const title = titleOf(cell, number - 1);
  if (cell.asRoot && !AM_ROOT) {
    print(`skip  ${title}  (needs root)`);
    return 'skipped';
  }
  try {
    const { install, demo } = await run(cell, directory, ground);
    print(`ok    ${title}  install ${install} s, demo ${demo} s`);
    return 'passed';
  } catch (error) {
    print(`FAIL  ${title}\n${error.message.replace(/^/gm, '      ')}`);
    return 'failed';
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function run(cell, directory, ground) {
  const identity = identityOf(cell);
  const checkout = path.join(directory, 'meed');
  const home = path.join(directory, 'home');
  for (const folder of [directory, checkout, home]) mkdirSync(folder);
  copyTree(checkout);
  for (const folder of [directory, checkout, home]) give(folder, identity);
  if (cell.isHidden) chmodSync(directory, 0o700);
  const cache = path.join(ground, `npm-${identity.uid ?? 'self'}`);
  mkdirSync(cache, { recursive: true });
  give(cache, identity);
  const bin = path.dirname(nodeOf(cell.node, ground));
  const options = { cwd: checkout, ...identity, env: environment({ home, cache, bin }) };
  const install = await command(['npm', 'ci', `--ignore-scripts=${!cell.withScripts}`], options);
  const demo = await command(['npm', 'run', 'demo', '--', '--once', '--json'], options);
  checkAnswer(demo.output);
  return { install: install.seconds, demo: demo.seconds };
}

/** What is committed; or every file that is not ignored, as it is now. */
function copyTree(target) {
  const git = (args, input) => execFileSync('git', args, { cwd: ROOT, input, maxBuffer: 1 << 30 });
  if (!process.argv.includes('--working-tree')) {
    execFileSync('tar', ['-x', '-C', target], { input: git(['archive', 'HEAD']) });
    return;
  }
  const files = git(['ls-files', '-z', '--cached', '--others', '--exclude-standard']).toString().split('\0');
  for (const file of files.filter((name) => name !== '' && existsSync(path.join(ROOT, name))))
    cpSync(path.join(ROOT, file), path.join(target, file), { recursive: true, force: true, errorOnExist: false });
}

function give(folder, { uid, gid }) {
  if (uid === undefined) return;
  if (path.basename(folder) !== 'meed') return chownSync(folder, uid, gid);
  execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
}

/** An ordinary user: `nobody` where root asks, otherwise whoever runs this. */
function identityOf({ asRoot }) {
  if (asRoot || !AM_ROOT) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The program of that Node version: the one that runs, or one from the registry, where every user may reach it. */
function nodeOf(major, ground) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const args = ['-y', '-p', `node@${major}`, '--', 'node', '-p', 'process.execPath'];
  const env = {
    ...environment({ home: ground, cache: path.join(ground, 'npm-node') }),
    npm_config_ignore_scripts: 'false',
  };
  return execFileSync('npx', args, { cwd: ground, env, encoding: 'utf8' }).trim().split('\n').at(-1);
}

/** What the machine gives everyone (certificates, a proxy, the registry), and nothing of this project or of this user. */
function environment({ home, cache, bin }) {
  const foreign = /^(npm_|MEED_|NODE_OPTIONS$|DATABASE_URL$|MIGRATION_DATABASE_URL$|PG[A-Z]+$|XDG_)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name) || name === 'npm_config_registry');
  const PATH = bin === undefined ? process.env.PATH : `${bin}${path.delimiter}${process.env.PATH}`;
  return { ...Object.fromEntries(kept), PATH, HOME: home, npm_config_cache: cache, NO_COLOR: '1' };
}

function command([program, ...args], options) {
  const start = process.hrtime.bigint();
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const late = setTimeout(() => child.kill('SIGKILL'), MINUTES_MAX * 60_000);
  const heard = { output: '', complaint: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (heard.output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (heard.complaint += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(late);
      const seconds = (Number((process.hrtime.bigint() - start) / 1000000n) / 1000).toFixed(1);
      const end = `${heard.output}\n${heard.complaint}`.trim().split('\n').slice(-25).join('\n');
      if (code === 0) resolve({ output: heard.output, seconds });
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? signal} after ${seconds} s:\n${end}`));
    });
  });
}

/** npm writes two lines before what it runs; from the first brace on it must be one JSON object that says something. */
function checkAnswer(output) {
  const start = output.search(/^\{/m);
  if (start === -1) throw new Error(`the demo printed no JSON object:\n${output.slice(0, 500)}`);
  const answer = JSON.parse(output.slice(start));
  if (Object.keys(answer).length === 0) throw new Error('the demo printed an empty object');
}

const titleOf = ({ node, asRoot, withScripts, isHidden }, index) => {
  const place = isHidden ? ', below a directory that only root may enter' : '';
  return `${String(index + 1).padStart(2)}  ${asRoot ? 'root' : 'user'}, install scripts ${withScripts ? 'on' : 'off'}, Node ${node}${place}`;
};

const print = (line) => process.stdout.write(`${line}\n`);

void main();
