/** The organisation that owns a source; it decides what the source may verify. */
export const OWNER_KINDS = ['VENDOR', 'PARTNER', 'CUSTOMER'] as const;

export type OwnerKind = (typeof OWNER_KINDS)[number];
