import type { Finding, Findings } from './finding.rules';

const GONE: readonly string[] = ['DELETED', 'TRUNCATED', 'CUT_HEAD', 'CUT_TAIL'];
const EXTRA: readonly string[] = ['INSERTED', 'DUPLICATED'];

/** Reads postings that are gone at one vendor and too many at another as what they are: given from the one to the other. */
export function nameSwaps(findings: Findings): void {
  const extra = findings.list.filter(({ kind, postings }) => EXTRA.includes(kind) && postings.length > 0);
  const holders = new Map(extra.map((finding) => [finding.postings[0] ?? '', finding]));
  const obsolete = new Set<Finding>();
  const swaps: Finding[] = [];
  for (const gone of findings.list.filter(({ kind, postings }) => GONE.includes(kind) && postings.length > 0)) {
    const found = gone.postings.map((id) => holders.get(id)).filter((holder) => holder !== undefined);
    const [holder] = found;
    if (holder === undefined || found.length < gone.postings.length || holder.vendorId === gone.vendorId) continue;
    for (const finding of [gone, ...extra.filter(({ postings }) => gone.postings.includes(postings[0] ?? ''))])
      obsolete.add(finding);
    const words = `${gone.postings.length} postings that are sealed here, from posting ${gone.postings[0]} on, stand at vendor ${holder.vendorId}`;
    swaps.push({ ...gone, kind: 'SWAPPED_VENDORS', words });
  }
  findings.replace(obsolete, swaps);
}
