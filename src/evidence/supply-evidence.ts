import { createHash } from 'node:crypto';
import { z } from 'zod';
import { text } from '../platform/input';
import type { Unit } from '../platform/unit';
import { addEvidence } from './evidence.repository';
import { base64Length, EVIDENCE_BYTES_MAX, EVIDENCE_ITEMS_MAX } from './evidence.rules';

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/;

const evidenceItem = z
  .object({
    mediaType: text(100)
      .regex(MEDIA_TYPE, 'is not a media type such as text/plain')
      .describe('What it is, such as `text/plain`, `application/json` or `image/png`.'),
    content: z
      .base64('is not base64')
      .min(1, 'must not be empty')
      .max(base64Length(EVIDENCE_BYTES_MAX), `must have at most ${EVIDENCE_BYTES_MAX} bytes`)
      .describe('The content itself in base64, at most 1 MiB; it is kept under the SHA-256 of its bytes.'),
  })
  .meta({ name: 'EvidenceItemInput', about: 'One thing that is shown to prove a claim.' });

/** The evidence of an input: up to ten items. */
export const evidenceItems = () => z.array(evidenceItem).max(EVIDENCE_ITEMS_MAX, `at most ${EVIDENCE_ITEMS_MAX} items`);

/** What the evidence proves, and who may see it: the partner, and the customer where there is one. */
export interface EvidenceSubject {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly partnerId: string;
  readonly customerId: string | null;
}

/** Keeps evidence under the hash of its content and returns the hashes. */
export async function supplyEvidence(
  unit: Unit,
  subject: EvidenceSubject,
  items: readonly z.output<typeof evidenceItem>[],
): Promise<readonly string[]> {
  const rows = items.map(({ mediaType, content }) => {
    const bytes = Buffer.from(content, 'base64');
    return {
      vendorId: unit.vendorId,
      id: unit.id(),
      ...subject,
      mediaType,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      content: bytes,
      suppliedBy: unit.scope.authority.personId,
      suppliedAt: unit.now,
    };
  });
  await addEvidence(unit.scope, rows);
  return rows.map(({ sha256 }) => sha256);
}
