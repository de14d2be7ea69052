/** Every reason for which a well-formed request is turned down; the one enum clients code against. */
export const REFUSAL_CODES = [
  'INVALID_INPUT',
  'INVALID_AMOUNT',
  'INVALID_PLAN',
  'INVALID_STATE',
  'UNKNOWN_CURRENCY',
  'UNKNOWN_KPI',
  'UNKNOWN_SOURCE',
  'FORBIDDEN',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'ALREADY_VERIFIED',
  'SELF_VERIFICATION',
  'FOUR_EYES',
  'POLICY_REFUSED',
  'NOT_SIGNED',
  'PERIOD_CLOSED',
  'PERIOD_OPEN',
  'PARKED',
  'STALE_VERSION',
  'IDEMPOTENCY_KEY_REUSED',
  'LIMIT_EXCEEDED',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An expected "no": a stable code, the path of the input field it speaks about, and a sentence a person can act on. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** Carries refusals through a unit of work so that it rolls back; the edge turns them into `userErrors`, never into a 500. */
export class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.message).join('; '));
    this.name = 'Refused';
  }
}

/** Stops the current unit of work with one named refusal; never returns. */
export function refuse(code: RefusalCode, field: string | readonly string[] | null, message: string): never {
  throw new Refused([{ code, field: typeof field === 'string' ? [field] : field, message }]);
}
