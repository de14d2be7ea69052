import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { InputOf, MutationOf } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { AgreementType } from '../agreements/agreement.type';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import type { ListQuery } from '../platform/list-spec';
import { firstOf } from '../settlement/first-of';
import { callDeposit } from './call-deposit.command';
import { forfeitHoldback } from './forfeit-holdback.command';
import { fundDeposit } from './fund-deposit.command';
import { fundEscrow } from './fund-escrow.command';
import { type MovementRow, movementById, potsOfAgreement } from './pot.repository';
import {
  POT_MOVEMENT_SHAPE,
  PotMovementConnection,
  PotMovementListArgs,
  PotMovementType,
  PotType,
  toPot,
  toPotMovement,
} from './pot.type';
import { refundDeposit } from './refund-deposit.command';
import { refundEscrow } from './refund-escrow.command';
import { releaseEscrow } from './release-escrow.command';
import { releaseHoldback } from './release-holdback.command';

const movement = { potMovement: { type: () => PotMovementType, description: 'What was decided and booked.' } };
const HoldbackReleasePayload = payloadType(releaseHoldback.name, movement);
const HoldbackForfeitPayload = payloadType(forfeitHoldback.name, movement);
const DepositFundPayload = payloadType(fundDeposit.name, movement);
const DepositRefundPayload = payloadType(refundDeposit.name, movement);
const DepositCallPayload = payloadType(callDeposit.name, movement);
const EscrowFundPayload = payloadType(fundEscrow.name, movement);
const EscrowReleasePayload = payloadType(releaseEscrow.name, movement);
const EscrowRefundPayload = payloadType(refundEscrow.name, movement);

const payload = ({ potMovementId }: { readonly potMovementId: string }, request: Request) => ({
  potMovement: () => mapped(request.load(movementById, potMovementId), toPotMovement),
});

@Resolver(() => AgreementType)
export class PotResolver {
  @FieldResolver(() => [PotType], {
    description:
      'The money that is set aside under it, one pot per kind, partner and currency; those that were ever used.',
  })
  async pots(
    @Root() { uuid }: AgreementType,
    @Ctx() { request }: Context,
    @Arg('first', () => Int, { description: 'How many pots, 1 to 100.' }) first: number,
  ) {
    return firstOf((await request.load(potsOfAgreement, uuid)) ?? [], first).map(toPot);
  }

  @FieldResolver(() => PotMovementConnection, { description: 'What was decided about its pots, the newest first.' })
  potMovements(
    @Root() { uuid }: AgreementType,
    @Ctx() { request }: Context,
    @Args(() => PotMovementListArgs) args: ListQuery,
  ) {
    return request.connection<MovementRow, PotMovementType>(POT_MOVEMENT_SHAPE, args, toPotMovement, {
      agreement_id: uuid,
    });
  }

  @MutationOf(releaseHoldback, () => HoldbackReleasePayload)
  holdbackRelease(@Ctx() { request }: Context, @InputOf(releaseHoldback) input: unknown) {
    return request.mutate(releaseHoldback, input, payload);
  }

  @MutationOf(forfeitHoldback, () => HoldbackForfeitPayload)
  holdbackForfeit(@Ctx() { request }: Context, @InputOf(forfeitHoldback) input: unknown) {
    return request.mutate(forfeitHoldback, input, payload);
  }

  @MutationOf(fundDeposit, () => DepositFundPayload)
  depositFund(@Ctx() { request }: Context, @InputOf(fundDeposit) input: unknown) {
    return request.mutate(fundDeposit, input, payload);
  }

  @MutationOf(refundDeposit, () => DepositRefundPayload)
  depositRefund(@Ctx() { request }: Context, @InputOf(refundDeposit) input: unknown) {
    return request.mutate(refundDeposit, input, payload);
  }

  @MutationOf(callDeposit, () => DepositCallPayload)
  depositCall(@Ctx() { request }: Context, @InputOf(callDeposit) input: unknown) {
    return request.mutate(callDeposit, input, payload);
  }

  @MutationOf(fundEscrow, () => EscrowFundPayload)
  escrowFund(@Ctx() { request }: Context, @InputOf(fundEscrow) input: unknown) {
    return request.mutate(fundEscrow, input, payload);
  }

  @MutationOf(releaseEscrow, () => EscrowReleasePayload)
  escrowRelease(@Ctx() { request }: Context, @InputOf(releaseEscrow) input: unknown) {
    return request.mutate(releaseEscrow, input, payload);
  }

  @MutationOf(refundEscrow, () => EscrowRefundPayload)
  escrowRefund(@Ctx() { request }: Context, @InputOf(refundEscrow) input: unknown) {
    return request.mutate(refundEscrow, input, payload);
  }
}
