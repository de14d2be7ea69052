import { code } from 'currency-codes';
import type { IncidentOutcome, IncidentVerdict } from '../../src/outcomes/incidents/incident.rules';
import { corrects } from '../../src/outcomes/incidents/row-position.rules';

export interface EarningsRow {
  readonly partner: string;
  readonly month: string;
  readonly outcomes: number;
  readonly voided: number;
  readonly credits: string;
  readonly amount: string;
  readonly currency: string;
}

/** The verdict of every incident after several files: that of a later file stands only where its deciding row is newer. */
export function afterFiles(files: readonly (readonly IncidentVerdict[])[]): IncidentVerdict[] {
  const standing = new Map<string, IncidentVerdict>();
  files.forEach((verdicts, file) => {
    for (const verdict of verdicts) {
      const key = verdict.number === '' ? `no number ${file}:${verdict.decidedBy.line}` : `number ${verdict.number}`;
      const known = standing.get(key);
      if (known === undefined || corrects(verdict.decidedBy, known.decidedBy)) standing.set(key, verdict);
    }
  });
  return [...standing.values()];
}

/** What the verdicts earn by partner and month, in whole minor units, half away from zero: the oracle of the importer's tests. */
export function earningsTable(verdicts: readonly IncidentVerdict[], rate: string, currency: string): EarningsRow[] {
  const digits = code(currency)?.digits;
  if (digits === undefined) throw new Error(`unknown currency ${currency}`);
  const groups = new Map<string, IncidentOutcome[]>();
  for (const verdict of verdicts) {
    if (verdict.kind === 'rejected') continue;
    const key = JSON.stringify([verdict.partner, verdict.resolvedAt.slice(0, 7)]);
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  const rows = [...groups.values()].map((group): EarningsRow => {
    const [first] = group;
    if (first === undefined) throw new Error('a group has at least one outcome');
    const paid = group.filter((outcome) => !outcome.isVoided);
    const tenths = paid.reduce((sum, outcome) => sum + tenthsOf(outcome.credits), 0n);
    return {
      partner: first.partner,
      month: first.resolvedAt.slice(0, 7),
      outcomes: paid.length,
      voided: group.length - paid.length,
      credits: tenths % 10n === 0n ? `${tenths / 10n}` : `${tenths / 10n}.${tenths % 10n}`,
      amount: amountOf(tenths, rate, digits),
      currency,
    };
  });
  return rows.sort((a, b) => byCodePoint(a.partner, b.partner) || byCodePoint(a.month, b.month));
}

function tenthsOf(credits: string): bigint {
  const [whole = '0', part = '0'] = credits.split('.');
  return BigInt(whole + part);
}

function amountOf(tenths: bigint, rate: string, digits: number): string {
  const [whole = '0', part = ''] = rate.split('.');
  const numerator = tenths * BigInt(whole + part) * 10n ** BigInt(digits);
  const denominator = 10n ** BigInt(part.length + 1);
  const minor = `${(2n * numerator + denominator) / (2n * denominator)}`.padStart(digits + 1, '0');
  return digits === 0 ? minor : `${minor.slice(0, -digits)}.${minor.slice(-digits)}`;
}

// UTF-8 sorts by code point, as Python does; JavaScript's own order differs above the basic plane.
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
