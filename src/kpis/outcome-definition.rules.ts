/** Who has to confirm a claim before it is paid. */
export const VERIFIER_POLICIES = ['AUTOMATIC', 'CUSTOMER', 'VENDOR', 'INDEPENDENT', 'DUAL'] as const;

export type VerifierPolicy = (typeof VERIFIER_POLICIES)[number];

/** Ten years: a longer window would never close within an agreement. */
export const WINDOW_DAYS_MAX = 3660;
