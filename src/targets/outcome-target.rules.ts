import { refuse } from '../kernel/refusal';

export const TARGET_STATUSES = ['ACTIVE', 'CLOSED'] as const;

/** What the API tells about the states of a target. */
export const TARGET_STATUS = {
  name: 'TargetStatus',
  about: 'Whether a target is still pursued.',
  values: { ACTIVE: 'It is pursued.', CLOSED: 'It is put aside; it still shows what was achieved.' },
} as const;

/** Refuses a span that ends before it begins, by the name of its end. */
export function mustSpan({ startOn, endOn }: { readonly startOn: string; readonly endOn: string }): void {
  if (endOn > startOn) return;
  refuse(
    'INVALID_INPUT',
    'endOn',
    `endOn: must be after startOn (${startOn}); it is the first day that no longer counts`,
  );
}
