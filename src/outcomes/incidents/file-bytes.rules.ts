import { isUtf8 } from 'node:buffer';
import { MAX_ROW_BYTES } from './incident-file.rules';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface ByteFault {
  readonly reason: 'row too long' | 'NUL byte' | 'not UTF-8' | 'bare carriage return';
  /** Counted from the first line of the block, which is line 0. */
  readonly lineInBlock: number;
}

/** Finds the first line of a block of whole lines that no text file of the form may hold, or null when all of them may stand. */
export function findByteFault(block: Buffer): ByteFault | null {
  // The block as a whole is checked at native speed; only a faulty one is walked line by line to name the line.
  if (faultOf(block) === null) return null;
  let start = 0;
  for (let lineInBlock = 0; start < block.length; lineInBlock += 1) {
    const feed = block.indexOf(LINE_FEED, start);
    const end = feed === -1 ? block.length : feed + 1;
    const reason = faultOf(block.subarray(start, end));
    if (reason !== null) return { reason, lineInBlock };
    start = end;
  }
  return null;
}

/** Counts the line feeds of a block. */
export function countLines(block: Buffer): number {
  let lines = 0;
  for (let at = block.indexOf(LINE_FEED); at !== -1; at = block.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

function faultOf(bytes: Buffer): ByteFault['reason'] | null {
  if (bytes.length > MAX_ROW_BYTES) return 'row too long';
  if (bytes.includes(0)) return 'NUL byte';
  if (!isUtf8(bytes)) return 'not UTF-8';
  return hasBareCarriageReturn(bytes) ? 'bare carriage return' : null;
}

function hasBareCarriageReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(CARRIAGE_RETURN); at !== -1; at = bytes.indexOf(CARRIAGE_RETURN, at + 1)) {
    if (bytes[at + 1] !== LINE_FEED) return true;
  }
  return false;
}
