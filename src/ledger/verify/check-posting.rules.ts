import { LEAF, leafOf } from '../seals/canonical.rules';
import { meaningOf, readTransferText } from '../seals/transfer-text.rules';
import type { Tampering } from './finding.rules';

interface Transfer {
  readonly line: number;
  readonly text: string;
}

/** How a posting differs from what was sealed. */
export interface Difference {
  readonly kind: Extract<Tampering, 'UPDATED' | 'DELETED' | 'INSERTED' | 'DUPLICATED' | 'REORDERED'>;
  readonly line: number;
  readonly transferId: string | null;
}

/** Whether a posting is exactly what was sealed. */
export const isIntact = (leaves: string, transfers: readonly Transfer[]): boolean =>
  transfers.length * LEAF === leaves.length &&
  transfers.every(({ line, text }, place) => line === place && leaves.startsWith(leafOf(text), place * LEAF));

/** Names what differs: transfers are told apart by their hashes, and paired by their lines where those differ. */
export function differences(leaves: string, transfers: readonly Transfer[]): readonly Difference[] {
  const sealed = Array.from({ length: Math.floor(leaves.length / LEAF) }, (_, line) => ({
    line,
    leaf: leaves.slice(line * LEAF, (line + 1) * LEAF),
  }));
  const found = transfers.map((transfer) => ({ ...transfer, leaf: leafOf(transfer.text) }));
  const gone = sealed.filter(({ leaf }) => !found.some((one) => one.leaf === leaf));
  const strange = found.filter(({ leaf }) => !sealed.some((one) => one.leaf === leaf));
  if (gone.length === 0 && strange.length === 0 && found.length === sealed.length)
    return [{ kind: 'REORDERED', line: 0, transferId: null }];
  const updated = strange.filter(({ line }) => gone.some((one) => one.line === line));
  const copies = found.filter((one, place) => found.findIndex(({ leaf }) => leaf === one.leaf) !== place);
  const added = [...strange.filter((one) => !updated.includes(one)), ...copies];
  return [
    ...updated.map(({ line, text }) => ({ kind: 'UPDATED' as const, line, transferId: idOf(text) })),
    ...gone
      .filter(({ line }) => !updated.some((one) => one.line === line))
      .map(({ line }) => ({ kind: 'DELETED' as const, line, transferId: null })),
    ...added.map((one) => ({
      kind: found.some((other) => other !== one && meaningOf(other.text) === meaningOf(one.text))
        ? ('DUPLICATED' as const)
        : ('INSERTED' as const),
      line: one.line,
      transferId: idOf(one.text),
    })),
  ];
}

const idOf = (text: string): string | null => readTransferText(text)?.id ?? null;
