import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { v7 } from 'uuid';
import { UUID_BYTES, uuidText } from '../kernel/uuid-bytes';

/** The only source of the present moment; a test clock moves deadlines, cut-offs and lags. */
export interface Clock {
  /** The present instant as an ISO 8601 UTC string with milliseconds. */
  now(): string;
}

/** The only source of new identifiers. */
export interface Ids {
  /** A fresh UUIDv7: unique, and ordered by time of creation within this process. */
  next(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** One id is written at a time. */
const BYTES = new Uint8Array(UUID_BYTES);

export const systemIds: Ids = { next: () => uuidText(v7(undefined, BYTES)) };

/** Milliseconds from some moment on, for measuring how long something took; never a point in time. */
export const elapsedMs = (): number => performance.now();

/** A random secret for development keys and passwords, URL-safe. */
export const randomSecret = (bytes = 18): string => randomBytes(bytes).toString('base64url');

/** Waits a random moment that grows with the attempt, so that two who collided do not collide again. */
export const restBetween = (attempt: number): Promise<void> => setTimeout(randomInt(1, 10 * 2 ** attempt));
