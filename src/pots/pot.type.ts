import { Field, ID, ObjectType } from 'type-graphql';
import { ACTIONS } from '../access/actions.rules';
import type { Context } from '../access/request';
import { agreementById } from '../agreements/agreement.repository';
import { AgreementType, toAgreement } from '../agreements/agreement.type';
import { publicId } from '../kernel/id';
import { partnerById } from '../partners/partner.repository';
import { PartnerType, toPartner } from '../partners/partner.type';
import { connectionType } from '../platform/graphql/connection.type';
import type { ListShape } from '../platform/graphql/filter-values';
import { enumType } from '../platform/graphql/input-type';
import { listArgs } from '../platform/graphql/list-args';
import { mapped } from '../platform/graphql/mapped';
import { MoneyType, moneyShape } from '../platform/graphql/money.type';
import { NodeType } from '../platform/graphql/node.type';
import { Allow, AllowReached } from '../platform/graphql/policy';
import { DateScalar, DateTimeScalar } from '../platform/graphql/scalars';
import { MOVEMENT_LIST, type MovementRow } from './pot.repository';
import { POT_MOVES, POTS, type PotFigures } from './pot.rules';

const PotEnum = enumType(
  'PotKind',
  POTS,
  {
    HOLDBACK: 'A share of what was earned, and what a guardrail holds.',
    RETENTION: 'Held back until the work is accepted.',
    WARRANTY: 'Held back while a warranty runs.',
    RESERVE: 'A fund that strong periods fill and weak ones draw on.',
    DEPOSIT: 'What the partner has paid in.',
    ESCROW: 'What the customer has paid in before the results.',
  },
  'What money that is set aside is for.',
);
const PotMoveEnum = enumType(
  'PotMove',
  POT_MOVES,
  {
    FUND: 'Paid in.',
    RELEASE: 'To the partner.',
    REFUND: 'Back to whoever paid it in.',
    CALL: 'To cover a loss of the vendor.',
    FORFEIT: 'Lost by the partner, back to the vendor.',
  },
  'Where money of a pot went.',
);
const WHOSE = 'Whose it is; null only where you may not see the partner.';

@AllowReached()
@ObjectType('Pot', {
  simpleResolvers: true,
  description:
    'Money that is set aside under an agreement: funded = released + refunded + called + forfeited + held. All of it is read off the ledger.',
})
export class PotType {
  @Field(() => PotEnum as never, { description: 'What it is for.' })
  readonly pot!: string;

  @Field(() => PartnerType, { nullable: true, description: WHOSE })
  readonly partner!: unknown;

  @Field(() => MoneyType, { description: 'All that went in, less what revisions took back.' })
  readonly funded!: MoneyType;

  @Field(() => MoneyType, { description: 'What went to the partner.' })
  readonly released!: MoneyType;

  @Field(() => MoneyType, { description: 'What went back to whoever had paid it in.' })
  readonly refunded!: MoneyType;

  @Field(() => MoneyType, { description: 'What covered a loss of the vendor.' })
  readonly called!: MoneyType;

  @Field(() => MoneyType, { description: 'What the partner lost.' })
  readonly forfeited!: MoneyType;

  @Field(() => MoneyType, { description: 'What is in it now; never negative.' })
  readonly held!: MoneyType;
}

@Allow(...ACTIONS['pot:read'])
@ObjectType('PotMovement', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'One decision about a pot: it is never changed.',
})
export class PotMovementType extends NodeType {
  readonly nodeType!: 'PotMovement';

  @Field(() => AgreementType, { nullable: true, description: 'The agreement; null only where you may not see it.' })
  readonly agreement!: unknown;

  @Field(() => PartnerType, { nullable: true, description: WHOSE })
  readonly partner!: unknown;

  @Field(() => PotEnum as never, { description: 'The pot.' })
  readonly pot!: string;

  @Field(() => PotMoveEnum as never, { description: 'Where the money went.' })
  readonly move!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  readonly amount!: MoneyType;

  @Field(() => String, { nullable: true, description: 'Why; null where nobody had to say.' })
  readonly reason!: string | null;

  @Field(() => ID, { nullable: true, description: 'The outcome an escrow was released for; null otherwise.' })
  readonly outcomeId!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When what was paid in goes back; null where it stays.' })
  readonly expiresOn!: string | null;

  @Field(() => ID, { nullable: true, description: 'Who decided; null for a machine.' })
  readonly movedById!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly movedAt!: string;
}

export const PotMovementConnection = connectionType('PotMovement', () => PotMovementType);
export const POT_MOVEMENT_SHAPE: ListShape = { spec: MOVEMENT_LIST, filters: { partnerId: { id: 'partner' } } };
export const PotMovementListArgs = listArgs('PotMovement', POT_MOVEMENT_SHAPE);

const partnerOf =
  (id: string) =>
  (_: unknown, { request }: Context) =>
    mapped(request.load(partnerById, id), toPartner);

export function toPot({ partnerId, pot, currency, ...figures }: PotFigures): PotType {
  const money = (minor: bigint) => moneyShape(minor, currency);
  return {
    pot,
    partner: partnerOf(partnerId),
    funded: money(figures.funded),
    released: money(figures.released),
    refunded: money(figures.refunded),
    called: money(figures.called),
    forfeited: money(figures.forfeited),
    held: money(figures.held),
  };
}

export const toPotMovement = (row: MovementRow): PotMovementType => ({
  nodeType: 'PotMovement',
  id: publicId('potMovement', row.id),
  agreement: (_: unknown, { request }: Context) => mapped(request.load(agreementById, row.agreementId), toAgreement),
  partner: partnerOf(row.partnerId),
  pot: row.pot,
  move: row.move,
  amount: moneyShape(row.amount, row.currency),
  reason: row.reason,
  outcomeId: row.outcomeId === null ? null : publicId('outcome', row.outcomeId),
  expiresOn: row.expiresOn,
  movedById: row.movedBy === null ? null : publicId('person', row.movedBy),
  movedAt: row.movedAt,
});
