import { readFileSync } from 'node:fs';

/** No such file; no such process, for the files of one. */
const GONE: readonly unknown[] = ['ENOENT', 'ESRCH'];

/** The text of a file that may vanish at any moment; empty when there is none. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (GONE.includes(codeOf(error))) return '';
    throw error;
  }
}

/** Not by instanceof: under Jest the errors of Node's own modules are made outside of the test's world. */
const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
