/**
 * `npm run check`: every gate of the house, two at a time, one line each, details of failures only. The gates that need no
 * tool of their own (planted violations, file sizes, rules of the schema) are tests and run with `npm test`.
 */
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const LANES = 2;

const tool = (file) => path.join('node_modules', file);
const typescript = tool('typescript7/bin/tsc');
const script = (name, ...rest) => ['-r', '@swc-node/register', path.join('scripts', name), ...rest];
const SOURCES = ['src', 'migrations', 'scripts', 'ormconfig.ts'];

/** Longest first, so that the two lanes end together. */
const GATES = [
  ['eslint', [tool('eslint/bin/eslint.js'), '.']],
  ['migrations', script('migration-check.ts')],
  ['codegen', [tool('@graphql-codegen/cli/cjs/bin.js'), '--config', 'codegen.yml', '--check']],
  [
    'imports',
    [tool('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', ...SOURCES],
  ],
  ['unused', [tool('knip/bin/knip.js'), '--no-progress']],
  ['schema', script('schema.ts', '--check')],
  ['schema diff', script('schema-diff.ts')],
  ['biome', [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['typecheck', [typescript, '--noEmit', '-p', 'tsconfig.json']],
  ['build', [typescript, '-p', 'tsconfig.build.json']],
];

async function main() {
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const queue = GATES.filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const results = [];
  const lane = async () => {
    for (let gate = queue.shift(); gate !== undefined; gate = queue.shift()) results.push(await run(gate));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const failed = results.filter(({ isPassed }) => !isPassed);
  for (const { name, output } of failed) print(`\n--- ${name}\n${output.trimEnd()}`);
  print(`\n${results.length - failed.length} gates passed, ${failed.length} failed`);
  report({ passed: results.length - failed.length, failed: failed.length });
  process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0;
}

function run([name, args]) {
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.on('error', (error) => (output += `${error}\n`));
    child.on('close', (code) => {
      const seconds = (Number((process.hrtime.bigint() - start) / 1000000n) / 1000).toFixed(1);
      const remark = /^skipped: .*/m.exec(output)?.[0] ?? '';
      print(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)} ${seconds.padStart(5)} s  ${remark}`.trimEnd());
      resolve({ name, output, isPassed: code === 0 });
    });
  });
}

/** Plain text, so that a failure reads the same in a terminal and in a log. */
function environment() {
  return { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
}

/** `--json=<file>` leaves the counts for a script. */
function report(counts) {
  const file = process.argv.find((argument) => argument.startsWith('--json='))?.slice('--json='.length);
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}

const print = (line) => process.stdout.write(`${line}\n`);

void main();
