import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { type IdKind, publicId } from '../kernel/id';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { enumFilter, listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../platform/graphql/money.type';
import { NodeType } from '../platform/graphql/node.type';
import { Allow } from '../platform/graphql/policy';
import { DateTimeScalar } from '../platform/graphql/scalars';
import { ACCOUNT_KINDS, balanceOf } from './account.rules';
import { netOfAccount } from './balance.repository';
import { ACCOUNT_LIST, type AccountRow, accountById, TRANSFER_LIST, type TransferRow } from './ledger.repository';

const AccountKindEnum = enumType(
  'LedgerAccountKind',
  ACCOUNT_KINDS,
  {
    VENDOR_EXPENSE: 'What the vendor spends on partners; its balance is everything earned so far, less what came back.',
    VENDOR_SETOFF:
      'What one agreement of a partner pays against what it owes under another; every set-off leaves it at zero.',
    EXTERNAL: 'The world outside: money that customers or partners pay in.',
    CUSTOMER_ESCROW: 'Money of a customer that waits for an outcome; outside of what the partner has earned.',
    PARTNER_ACCRUED: 'Earned, on a statement that is still open.',
    PARTNER_HELD: 'Earned and held back until its release.',
    PARTNER_RESERVE: 'Set aside in strong periods for weak ones.',
    PARTNER_RETENTION: 'Held back until the work is accepted.',
    PARTNER_WARRANTY: 'Held back while a warranty runs.',
    PARTNER_DEPOSIT: 'Deposited by the partner.',
    PARTNER_DISPUTED: 'Somebody disputes this part.',
    PARTNER_PAYABLE: 'On a locked statement: to be paid.',
    PAYOUT_CLEARING: 'In a payout that is under way.',
    PARTNER_PAID: 'Paid and confirmed.',
    PARTNER_RECEIVABLE: 'What the partner owes; recovered from what becomes payable later.',
    PARTNER_ADVANCE: 'Advanced by a recoverable draw; taken back by the terms from strong periods, by nothing else.',
  },
  'Where an amount stands between being earned and being paid.',
);

@Allow(...ACTIONS['ledger:read'])
@ObjectType('LedgerAccount', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'One account: of a vendor and currency, and of one partner and agreement where it is theirs.',
})
export class LedgerAccountType extends NodeType {
  readonly nodeType!: 'LedgerAccount';

  @Field(() => AccountKindEnum as never, { description: 'What the account is for.' })
  readonly kind!: string;

  @Field(() => PartnerType, { nullable: true, description: "Whose it is; null for the vendor's own accounts." })
  readonly partner!: unknown;

  @Field(() => ID, { nullable: true, description: "The agreement it belongs to; null for the vendor's own accounts." })
  readonly agreementId!: string | null;

  @Field(() => MoneyType, {
    description:
      'The sum of all transfers; positive on the side on which the account grows, and computed anew each time.',
  })
  readonly balance!: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was first used.' })
  readonly createdAt!: string;
}

@Allow(...ACTIONS['ledger:read'])
@ObjectType('LedgerTransfer', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'One balanced booking; it is never changed, a correction is another transfer.',
})
export class LedgerTransferType extends NodeType {
  readonly nodeType!: 'LedgerTransfer';

  @Field(() => ID, { description: 'All transfers that one decision booked together carry the same posting.' })
  readonly postingId!: string;

  @Field(() => Int, { description: 'Its place in the posting, from 0.' })
  readonly line!: number;

  @Field(() => LedgerAccountType, {
    nullable: true,
    description: "The account the amount leaves; null where it is the vendor's own and you are not.",
  })
  readonly debitAccount!: unknown;

  @Field(() => LedgerAccountType, {
    nullable: true,
    description: "The account the amount reaches; null where it is the vendor's own and you are not.",
  })
  readonly creditAccount!: unknown;

  @Field(() => MoneyType, { description: 'How much; always positive.' })
  readonly amount!: MoneyType;

  @Field(() => PartnerType, { nullable: true, description: "Whose money; null between accounts of the vendor's own." })
  readonly partner!: unknown;

  @Field(() => ID, { description: 'The agreement it was booked for.' })
  readonly agreementId!: string;

  @Field(() => String, { description: 'Label of the period that took it, such as `2026-03`.' })
  readonly period!: string;

  @Field(() => String, { description: 'The kind of thing it was booked for, such as `settlementRun`.' })
  readonly reasonKind!: string;

  @Field(() => ID, { description: 'The id of that thing.' })
  readonly reasonId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was booked.' })
  readonly bookedAt!: string;
}

export const LedgerAccountConnection = connectionType('LedgerAccount', () => LedgerAccountType);
export const LedgerTransferConnection = connectionType('LedgerTransfer', () => LedgerTransferType);

export const ACCOUNT_SHAPE: ListShape = {
  spec: ACCOUNT_LIST,
  filters: {
    partnerId: { id: 'partner' },
    agreementId: { id: 'agreement' },
    kind: enumFilter('LedgerAccountKind', ACCOUNT_KINDS, AccountKindEnum),
    currency: 'TEXT',
  },
};
export const LedgerAccountListArgs = listArgs('LedgerAccount', ACCOUNT_SHAPE);

export const TRANSFER_SHAPE: ListShape = {
  spec: TRANSFER_LIST,
  filters: {
    partnerId: { id: 'partner' },
    agreementId: { id: 'agreement' },
    debitAccountId: { id: 'ledgerAccount' },
    creditAccountId: { id: 'ledgerAccount' },
    period: 'TEXT',
    reasonKind: 'TEXT',
    bookedAt: 'INSTANT',
  },
};
export const LedgerTransferListArgs = listArgs('LedgerTransfer', TRANSFER_SHAPE);

export const toLedgerAccount = (row: AccountRow): LedgerAccountType => ({
  nodeType: 'LedgerAccount',
  id: publicId('ledgerAccount', row.id),
  kind: row.kind,
  partner: partnerOf(row.partnerId),
  agreementId: row.agreementId === null ? null : publicId('agreement', row.agreementId),
  balance: async (_: unknown, { request }: Context) => {
    const found = await request.load(netOfAccount, row.id);
    return moneyShape(balanceOf(row.kind, found?.net ?? 0n), row.currency);
  },
  createdAt: row.createdAt,
});

export const toLedgerTransfer = (row: TransferRow): LedgerTransferType => ({
  nodeType: 'LedgerTransfer',
  id: publicId('ledgerTransfer', row.id),
  postingId: row.postingId,
  line: row.line,
  debitAccount: accountOf(row.debitAccountId),
  creditAccount: accountOf(row.creditAccountId),
  amount: moneyShape(row.amount, row.currency),
  partner: partnerOf(row.partnerId),
  agreementId: publicId('agreement', row.agreementId),
  period: row.periodLabel,
  reasonKind: row.reasonKind,
  reasonId: publicId(row.reasonKind as IdKind, row.reasonId),
  bookedAt: row.bookedAt,
});

const accountOf =
  (id: string) =>
  (_: unknown, { request }: Context) =>
    mapped(request.load(accountById, id), toLedgerAccount);

const partnerOf =
  (id: string | null) =>
  (_: unknown, { request }: Context) =>
    id === null ? null : mapped(request.load(partnerById, id), toPartner);
