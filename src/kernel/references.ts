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

  /** References whose text is in order already; the first of them is null where there are none. */
  static inOrder(json: string, count: number, first: string | null): References {
    return new References(json, count, first);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.toJSON()[Symbol.iterator]();
  }

  toJSON(): readonly string[] {
    this.list ??= JSON.parse(this.json) as readonly string[];
    return this.list;
  }
}
