import { systemIds } from '../../src/platform/ports';
import type { Printed, Written } from './write-canary';

/** A write that a hat may not make on rows that are its own: an insert of a changed copy, or an update. */
export interface Forgery extends Written {
  readonly what: string;
  readonly hat: 'partner' | 'viewer' | 'customer' | 'manager';
  readonly change: Printed;
}

const forgery = (
  hat: Forgery['hat'],
  what: string,
  verb: Forgery['verb'],
  table: string,
  change: Printed,
): Forgery => ({ hat, what, verb, table, change });

const other = systemIds.next();
const invited = { status: 'INVITED', person_id: null };

/** What a reviewer did while row-level security held for reads only, and its kin. */
export const FORGERIES: readonly Forgery[] = [
  forgery('partner', 'makes itself the machinery', 'update', 'membership', { role: 'SYSTEM' }),
  forgery('partner', 'makes itself an administrator', 'update', 'membership', { role: 'ADMIN', partner_id: null }),
  forgery('partner', 'moves its people to another partner', 'update', 'membership', { partner_id: other }),
  forgery('partner', 'invites an administrator', 'insert', 'membership', {
    ...invited,
    role: 'ADMIN',
    partner_id: null,
  }),
  forgery('partner', 'makes a member without an invitation', 'insert', 'membership', { status: 'ACTIVE' }),
  forgery('viewer', 'promotes itself', 'update', 'membership', { role: 'PARTNER_ADMIN' }),
  forgery('viewer', 'invites', 'insert', 'membership', invited),
  forgery('manager', 'makes itself an administrator', 'update', 'membership', { role: 'ADMIN' }),
  forgery('partner', 'changes the currency', 'update', 'vendor', { currency: 'USD' }),
  forgery('manager', 'changes the currency', 'update', 'vendor', { currency: 'USD' }),
  forgery('partner', 'changes its stage', 'update', 'partner', { stage: 'ACCELERATE' }),
  forgery('partner', 'opens an account', 'insert', 'ledger_account', {}),
  forgery('partner', 'books a transfer', 'insert', 'ledger_transfer', { line: 99 }),
  forgery('manager', 'seals by hand', 'insert', 'ledger_seal', { number: 99 }),
  forgery('manager', 'lists a posting under a seal', 'insert', 'ledger_sealed_posting', {
    seq: 1_000_000,
    posting_id: other,
  }),
  forgery('partner', 'writes a statement line', 'insert', 'statement_line', { revision: 99 }),
  forgery('partner', 'writes a settlement run', 'insert', 'settlement_run', { number: 99 }),
  forgery('partner', 'writes a paid statement', 'insert', 'statement', { label: '2030-01', state: 'PAID' }),
  forgery('partner', 'has a statement paid', 'update', 'statement', { state: 'PAID' }),
  forgery('partner', 'forges the audit of an administrator', 'insert', 'audit_entry', { role: 'ADMIN' }),
  forgery('partner', 'forges the audit of a colleague', 'insert', 'audit_entry', {
    role: 'PARTNER_ADMIN',
    person_id: other,
  }),
  forgery('manager', 'forges the audit of the machinery', 'insert', 'audit_entry', { role: 'SYSTEM', person_id: null }),
  forgery('partner', "answers a colleague's request", 'insert', 'idempotency', { person_id: other, key: 'forged' }),
  forgery('partner', 'numbers an announcement', 'insert', 'outbox', { seq: 1_000_000 }),
  forgery('partner', 'takes the number of an announcement away', 'update', 'outbox', { seq: null }),
  forgery('manager', 'moves the head', 'update', 'outbox_head', { seq: 0 }),
  forgery('partner', 'renames a KPI', 'update', 'kpi', { name: 'Mine' }),
  forgery('partner', 'chooses its verifier', 'update', 'outcome_definition', { verifier_policy: 'VENDOR' }),
  forgery('partner', 'claims what is verified already', 'insert', 'outcome', { revision: 99, state: 'VERIFIED' }),
  forgery('partner', 'verifies without a word', 'update', 'outcome', { state: 'VERIFIED' }),
  forgery('partner', 'raises what it achieved', 'update', 'outcome', { quantity: 1000 }),
  forgery('partner', 'speaks for its customer', 'insert', 'outcome_event', { sequence: 99, organisation: 'CUSTOMER' }),
  forgery('partner', 'speaks for a colleague', 'insert', 'outcome_event', {
    sequence: 99,
    organisation: 'PARTNER',
    person_id: other,
  }),
  forgery('customer', 'lowers what was achieved', 'update', 'outcome', { quantity: 1 }),
  forgery('customer', 'speaks for the vendor', 'insert', 'outcome_event', { sequence: 99, organisation: 'VENDOR' }),
  forgery('partner', 'lowers its target', 'update', 'outcome_target', { quantity: 1 }),
  forgery('partner', 'counts for itself', 'update', 'target_rollup', { verified: 1000 }),
  forgery('partner', 'signs for the vendor', 'insert', 'signature', { side: 'VENDOR' }),
  forgery('partner', 'writes new terms', 'insert', 'agreement_version', { number: 99 }),
  forgery('partner', 'binds an agreement alone', 'update', 'agreement', { version: 99 }),
  forgery('partner', 'reopens a period', 'update', 'agreement_period', { state: 'OPEN' }),
  forgery('partner', 'accepts its own baseline', 'update', 'baseline', { status: 'AGREED' }),
  forgery('partner', 'proposes for the vendor', 'insert', 'baseline', { proposed_by_side: 'VENDOR' }),
  forgery('partner', "supplies a colleague's evidence", 'insert', 'evidence_item', { supplied_by: other }),
  forgery('partner', 'measures with a foreign source', 'insert', 'measurement', { source_id: other }),
  forgery('partner', 'takes the key of a foreign source', 'insert', 'ingest_key', { source_id: other }),
  forgery('partner', 'states a rate of exchange', 'insert', 'exchange_rate', { revision: 99, rate: 99 }),
  forgery('partner', 'needs another rate', 'insert', 'rate_need', { thing: 'forged' }),
  forgery('partner', 'locks a rate', 'insert', 'rate_lock', { need_id: other }),
  forgery('partner', 'gathers a batch of payouts', 'insert', 'payout_batch', {}),
  forgery('partner', 'writes itself a payout', 'insert', 'payout', { currency: 'USD' }),
  forgery('partner', 'has a payout completed', 'update', 'payout', { state: 'COMPLETED' }),
  forgery('partner', 'adds a part to its payout', 'insert', 'payout_part', { period_label: '2030-01' }),
  forgery('partner', 'opens a dispute for the vendor', 'insert', 'dispute', { opened_by: 'VENDOR' }),
  forgery('partner', 'opens a dispute that is decided', 'insert', 'dispute', { state: 'RESOLVED_REJECTED' }),
  forgery('partner', 'decides its own dispute', 'update', 'dispute', { state: 'RESOLVED_REJECTED' }),
  forgery('viewer', 'opens a dispute', 'insert', 'dispute', {}),
  forgery('partner', 'releases what is held back', 'insert', 'pot_movement', { move: 'RELEASE' }),
  forgery('partner', 'registers its own bond', 'insert', 'guarantee', { reference: 'forged' }),
  forgery('partner', 'says that its bond was paid', 'insert', 'guarantee_movement', { move: 'SETTLE' }),
  forgery('partner', 'makes itself a source', 'insert', 'source', { external_reference: 'forged' }),
];
