/** Counts what is open, by key and in all; keys without anything open cost nothing. */
export class Tally {
  private readonly counts = new Map<string, number>();
  total = 0;

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  add(key: string): void {
    this.counts.set(key, this.of(key) + 1);
    this.total += 1;
  }

  remove(key: string): void {
    const left = this.of(key) - 1;
    if (left < 0) throw new Error('more was closed than opened');
    if (left === 0) this.counts.delete(key);
    else this.counts.set(key, left);
    this.total -= 1;
  }
}
