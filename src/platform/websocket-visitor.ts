import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Clock } from './ports';
import type { Bearer } from './websocket-options';
import type { Tally } from './websocket-tally';

/** A longer timer would fire at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** What is open, by address for those without a token and by person for the others. */
export interface Guests {
  readonly strangers: Tally;
  readonly holders: Tally;
}

/** One socket from its upgrade to its close: a stranger first, then a bearer for as long as its token says. */
export class Visitor<Hat> {
  bearer: Bearer<Hat> | undefined;
  private hasLeft = false;
  private expiry: NodeJS.Timeout | undefined;

  constructor(
    readonly socket: WebSocket,
    private readonly address: string,
    private readonly guests: Guests,
    private readonly clock: Clock,
  ) {
    guests.strangers.add(address);
    socket.once('close', () => this.leave());
  }

  /** Lets the visitor in; a socket that closed while its token was checked is not counted again. */
  admit(bearer: Bearer<Hat>): boolean {
    if (this.hasLeft) return false;
    this.guests.strangers.remove(this.address);
    this.guests.holders.add(bearer.holder);
    this.bearer = bearer;
    if (bearer.expiresAt !== null) this.expireAt(Date.parse(bearer.expiresAt));
    return true;
  }

  private expireAt(instant: number): void {
    const left = instant - Date.parse(this.clock.now());
    if (left <= 0) this.socket.close(CloseCode.Forbidden, 'Token expired');
    else this.expiry = setTimeout(() => this.expireAt(instant), Math.min(left, TIMER_MS_MAX)).unref();
  }

  private leave(): void {
    this.hasLeft = true;
    clearTimeout(this.expiry);
    if (this.bearer === undefined) this.guests.strangers.remove(this.address);
    else this.guests.holders.remove(this.bearer.holder);
  }
}
