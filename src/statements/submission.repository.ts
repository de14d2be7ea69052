import type { Scope } from '../platform/scope';
import { statement } from '../platform/statement';
import { wall } from '../platform/wall';
// The wall below reads the visibility that this declares.
import '../platform/audit-entry.entity';

const LAST = statement(
  'statement.last-submission',
  `select max(e.after ->> 'submittedAt') as "submittedAt" from audit_entry e
   where ${wall('e', 'audit_entry')} and e.subject_id = :id and e.action = 'statement.submitted'`,
);

/** When a statement was submitted last, also where it is a draft again; null where it never was. */
export async function lastSubmission(scope: Scope, id: string): Promise<string | null> {
  return (await scope.one<{ readonly submittedAt: string | null }>(LAST, { id }))?.submittedAt ?? null;
}
