import { planOfVersion } from '../agreements/plan-of-version';
import type { VersionRow } from '../agreements/version.repository';
import { carriedOf } from '../engine/carried';

/** Whether terms carry a balance from one period to the next, so that their periods have to be settled one after the other. */
export function carriesOver(version: Pick<VersionRow, 'terms' | 'termsHash'>): boolean {
  const read = planOfVersion(version);
  return 'plan' in read && carriedOf(read.plan).length > 0;
}
