import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isRunning, processMark } from './running-process';

const TICKET = /^turn-(\d+@.+)-\d+$/;
const LOOK_AGAIN_MS = 10;

let ticketsTaken = 0;

/**
 * Runs the work while nobody else, in this process or another one, works under a turn of the same directory. Who dies
 * in its turn holds nobody up.
 */
export async function inTurn<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  const ticket = await takeTurn(directory);
  try {
    return await work();
  } finally {
    rmSync(ticket, { force: true });
  }
}

/**
 * Announce, then look: of two who announce at the same time at least one sees the other, so two never work at once.
 * Whoever sees an earlier name steps back; the earliest stays and enters as soon as it is alone. Nobody ever takes over
 * a ticket of somebody else, which is where lock files race.
 */
async function takeTurn(directory: string): Promise<string> {
  ticketsTaken += 1;
  const mine = `turn-${processMark(process.pid)}-${ticketsTaken}`;
  const ticket = join(directory, mine);
  for (;;) {
    writeFileSync(ticket, '');
    const others = ticketsBeside(directory, mine);
    if (others.length === 0) return ticket;
    if (others.some((other) => other < mine)) rmSync(ticket);
    await setTimeout(LOOK_AGAIN_MS);
  }
}

/** The tickets of others that still run; those of the dead are thrown away. */
function ticketsBeside(directory: string, mine: string): readonly string[] {
  return readdirSync(directory).filter((name) => {
    const mark = TICKET.exec(name)?.[1];
    if (mark === undefined || name === mine) return false;
    if (isRunning(mark)) return true;
    rmSync(join(directory, name), { force: true });
    return false;
  });
}
