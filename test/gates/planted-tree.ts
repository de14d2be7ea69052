import { type ExecFileException, execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');
const CONFIGURATION = ['package.json', 'tsconfig.json', 'biome.json', 'eslint.config.mjs', '.dependency-cruiser.cjs'];

export interface PlantedTree {
  readonly directory: string;
  remove(): void;
}

/** A checkout in miniature: the house's own configuration and packages, around the given files and nothing else. */
export function plantedTree(files: Readonly<Record<string, string>>): PlantedTree {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'meed-gate-'));
  for (const name of CONFIGURATION) cpSync(path.join(ROOT, name), path.join(directory, name));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** Runs a tool of node_modules with Node and returns what it printed; finding something is an exit code, not a failure. */
export function runTool(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = [path.join(ROOT, 'node_modules', program), ...args];
    const done = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      if (stdout === '') reject(new Error(`${program} printed nothing: ${error?.message ?? ''} ${stderr}`));
      else resolve(stdout);
    };
    execFile(process.execPath, command, { cwd, maxBuffer: 64 * 1024 * 1024 }, done);
  });
}
