import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readIfThere } from './read-if-there';

const HAS_PROC = existsSync('/proc/self/stat');

/**
 * Names a running process for good, `id@birth`, because ids alone are given again, in containers at once. Null when
 * there is no such process; a zombie is none.
 */
export function processMark(pid: number): string | null {
  const birth = HAS_PROC ? birthFromProc(pid) : birthFromPs(pid);
  return birth === null ? null : `${pid}@${birth}`;
}

/** Whether the very process that a mark names is still running. */
export function isRunning(mark: string): boolean {
  const pid = Number.parseInt(mark, 10);
  return pid > 0 && processMark(pid) === mark;
}

/** The command line of a running process, its words set apart by blanks; empty when there is none. */
export function commandLine(pid: number): string {
  return HAS_PROC ? readProc(pid, 'cmdline').replaceAll('\0', ' ') : ps(pid, 'command=');
}

function birthFromProc(pid: number): string | null {
  // The second field is the name in brackets and may hold anything, so the fields are counted from its end.
  const stat = readProc(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, birth] = [fields[0], fields[19]];
  return birth === undefined || state === 'Z' || state === 'X' ? null : birth;
}

function birthFromPs(pid: number): string | null {
  const [state, ...birth] = ps(pid, 'stat=,lstart=').split(/\W+/);
  return birth.length === 0 || state?.startsWith('Z') ? null : birth.join('-');
}

const readProc = (pid: number, file: string): string => readIfThere(`/proc/${pid}/${file}`);

const ps = (pid: number, columns: string): string =>
  spawnSync('ps', ['-ww', '-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
