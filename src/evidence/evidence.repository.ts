import { byKey, groupedBy, loader } from '../platform/loader';
import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { appendRows, type Row } from '../platform/table';
import { wall } from '../platform/wall';
import { EvidenceItem } from './evidence-item.entity';

/** An item without its content, which is read only where it is asked for. */
export type EvidenceRow = Omit<Row<EvidenceItem>, 'vendorId' | 'content' | 'partnerId' | 'customerId'> & {
  readonly size: number;
};

const BY_SUBJECTS = statement(
  'evidence.by-subjects',
  `select e.id, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.media_type as "mediaType", e.sha256,
     e.supplied_by as "suppliedBy", e.supplied_at as "suppliedAt", octet_length(e.content) as size
   from evidence_item e where ${wall('e', 'evidence_item')} and e.subject_id = any(:ids) order by e.supplied_at, e.id`,
);
const CONTENT = statement(
  'evidence.content',
  `select e.id, replace(encode(e.content, 'base64'), chr(10), '') as content
   from evidence_item e where ${wall('e', 'evidence_item')} and e.id = any(:ids)`,
);

export const addEvidence = (scope: Scope, items: readonly Row<EvidenceItem>[]): Promise<void> =>
  appendRows(scope, EvidenceItem, items);

export const evidenceBySubject = loader({
  name: 'evidence.by-subject',
  batch: async (scope: Scope, ids: readonly string[]) =>
    groupedBy(await scope.rows<EvidenceRow>(BY_SUBJECTS, { ids }), ({ subjectId }) => subjectId),
});

export const evidenceContent = loader({
  name: 'evidence.content',
  batch: async (scope: Scope, ids: readonly string[]) =>
    byKey(await scope.rows<{ readonly id: string; readonly content: string }>(CONTENT, { ids }), ({ id }) => id),
});
