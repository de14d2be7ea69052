import { nameId } from '../kernel/name-id';

/** What identifies a statement: whose, in which currency, for which period label. */
export interface StatementKey {
  readonly vendorId: string;
  readonly partnerId: string;
  readonly currency: string;
  readonly label: string;
}

/** The id of a statement follows from its key, so that whoever posts to it can name it before it is gathered. */
export const statementId = ({ vendorId, partnerId, currency, label }: StatementKey): string =>
  nameId(`statement/${partnerId}/${currency}/${label}`, vendorId);
