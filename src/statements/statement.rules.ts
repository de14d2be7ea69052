export const STATEMENT_STATES = ['DRAFT', 'IN_REVIEW', 'LOCKED', 'PAID'] as const;

export type StatementState = (typeof STATEMENT_STATES)[number];
