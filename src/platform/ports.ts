import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

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

export const systemIds: Ids = { next: () => v7() };

/** A random secret for development keys and passwords, URL-safe. */
export const randomSecret = (bytes = 18): string => randomBytes(bytes).toString('base64url');
