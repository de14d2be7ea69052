import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './planted-tree';

const LINES_MAX = 200;
const EMPTY_NAME = /(^|[-.])(utils?|helpers?|managers?|services?|common|misc)(\.|$)/;
const FORWARDING = /^export \* from|^export \{[^}]*\} from/m;

/** What is wrong with the size, the name or the purpose of one source file. */
function faults(file: string, text: string): string[] {
  const lines = text.trimEnd().split('\n').length;
  const name = path.basename(file);
  return [
    ...(lines > LINES_MAX ? [`${file}: ${lines} lines, at most ${LINES_MAX}: it holds a second thing`] : []),
    ...(EMPTY_NAME.test(name) ? [`${file}: the name does not say what is inside`] : []),
    ...(name === 'index.ts' || FORWARDING.test(text)
      ? [`${file}: forwards exports: import from where the thing is`]
      : []),
  ];
}

const sources = ['src', 'portal', 'bin', 'scripts'].flatMap((directory) =>
  filesBelow(path.join(ROOT, directory)).filter((file) => /\.(ts|tsx|js|mjs|cjs|css)$/.test(file)),
);

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

it('keeps every file small, named after its content, and no mere forwarder', () => {
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap((file) => faults(path.relative(ROOT, file), readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});

it.each([
  ['a file of 201 lines', 'src/a.ts', 'const a = 1;\n'.repeat(201), /201 lines/],
  ['an empty name', 'src/partners/partner-utils.ts', '', /does not say/],
  ['a barrel by name', 'src/partners/index.ts', '', /forwards/],
  ['a barrel by content', 'src/partners/all.ts', `export * from './partner';\n`, /forwards/],
])('sees %s', (_, file, text, message) => {
  expect(faults(file, text)).toEqual([expect.stringMatching(message)]);
});

it('lets a file of 200 lines be', () => {
  expect(faults('src/a.ts', 'const a = 1;\n'.repeat(200))).toEqual([]);
});
