import { among } from '../harness/crowd';

/** Numbers by chance, as the text that a plan has. */
export class Dice {
  constructor(
    private readonly random: () => number,
    /** How many decimals an amount has. */
    private readonly digits: number,
  ) {}

  upTo(count: number): number {
    return Math.floor(this.random() * count);
  }

  isLucky(share: number): boolean {
    return this.random() < share;
  }

  of<Item>(items: readonly Item[]): Item {
    return among(items, this.upTo(items.length));
  }

  decimal(whole: number, digits: number): string {
    const text = String(this.upTo(whole * 10 ** digits)).padStart(digits + 1, '0');
    return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  }

  amount(whole: number): string {
    return this.decimal(whole, this.digits);
  }
}
