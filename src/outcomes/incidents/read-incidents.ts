import { createHash, type Hash } from 'node:crypto';
import { chunksOf, type OnProgress } from './file-chunks';
import { type IncidentVerdict, judge } from './incident.rules';
import { type FileFacts, refuseFile } from './incident-file.rules';
import { readRows } from './read-rows';
import { decidesOver, positionOf } from './row-position.rules';

/**
 * Reads the one verdict of every incident of a checked file, in the order in which the incidents first appear; two reads
 * are equal, and a file that is no longer the one that was checked is refused (`FileRefused`).
 */
export async function readIncidents(file: FileFacts, onProgress?: OnProgress): Promise<IncidentVerdict[]> {
  const hash = createHash('sha256');
  const share = sharing();
  const verdicts = new Map<string | number, IncidentVerdict>();
  await readRows(hashed(chunksOf(file.path, file.bytes, onProgress), hash), file.bytes, (row, line) => {
    // A row without a number belongs to no incident: it stands alone, under its line.
    const key = row.number ?? line;
    const position = positionOf(row, line);
    const known = verdicts.get(key);
    if (known !== undefined && !decidesOver(position, known.decidedBy)) return;
    verdicts.set(key, shared(judge(row, position), share));
  });
  if (hash.digest('hex') !== file.sha256) refuseFile('changed', 'The file changed between its check and its reading.');
  return [...verdicts.values()];
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

// Groups, locations and instants repeat; held once each, a file of 64 MB with an incident in every row fits in memory.
function shared(verdict: IncidentVerdict, share: (text: string) => string): IncidentVerdict {
  const { updatedAt } = verdict.decidedBy;
  if (verdict.kind === 'rejected') {
    const decidedBy = { ...verdict.decidedBy, updatedAt: updatedAt === null ? null : share(updatedAt) };
    return { ...verdict, decidedBy };
  }
  return {
    ...verdict,
    partner: share(verdict.partner),
    customer: share(verdict.customer),
    resolvedAt: share(verdict.resolvedAt),
    decidedBy: { ...verdict.decidedBy, updatedAt: share(verdict.decidedBy.updatedAt) },
  };
}

function sharing(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first !== undefined) return first;
    known.set(text, text);
    return text;
  };
}
