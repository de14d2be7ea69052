/**
 * Many references in alphabetical order, kept as the JSON text that is hashed and stored: a settlement names millions of facts,
 * and few of them are ever looked at one by one.
 */
export class References implements Iterable<string> {
  private list: readonly string[] | undefined;

  private constructor(
    /** A JSON array of them. */
    readonly json: string,
    readonly count: number,
    readonly first: string | null,
  ) {}

  /** References in any order. */
  static of(list: Iterable<string>): References {
    const sorted = [...list].sort();
    return new References(JSON.stringify(sorted), sorted.length, sorted[0] ?? null);
  }

  /** References whose JSON is in order already; the first of them is null where there are none. */
  static inOrder(json: string, count: number, first: string | null): References {
    return new References(json, count, first);
  }

  /** One by one, in alphabetical order. */
  [Symbol.iterator](): Iterator<string> {
    return this.toJSON()[Symbol.iterator]();
  }

  /** All of them in alphabetical order: made once, and the same list each time. */
  toJSON(): readonly string[] {
    this.list ??= JSON.parse(this.json) as readonly string[];
    return this.list;
  }
}

/** References as an explanation names them: in alphabetical order, and written as a JSON array either way. */
export type Refs = References | readonly string[];
