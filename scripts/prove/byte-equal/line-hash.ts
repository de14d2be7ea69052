import { contentHash } from '../../../src/kernel/canonical-json';

/** The hash of everything that a settlement says: its input's hash and its lines, in whatever order they were read. */
export function hashOf(inputHash: string, lines: readonly Readonly<Record<string, unknown>>[]): string {
  const sorted = lines.map((line) => contentHash(line)).sort();
  return contentHash({ inputHash, lines: sorted });
}
