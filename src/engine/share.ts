import type { Rational } from '../kernel/rational';

/** A payee's part of every line; the shares of a plan sum to exactly 1. */
export interface Share {
  readonly payee: string;
  readonly share: Rational;
}
