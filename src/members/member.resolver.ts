import { Ctx, ID, Resolver } from 'type-graphql';
import { InputOf, MutationOf, QueryFor } from '../access/graphql';
import type { Context, Request } from '../access/request';
import { customerById } from '../customers/customer.repository';
import { toCustomer } from '../customers/customer.type';
import { publicId } from '../kernel/id';
import { partnerById } from '../partners/partner.repository';
import { toPartner } from '../partners/partner.type';
import { mapped } from '../platform/graphql/mapped';
import { payloadType } from '../platform/graphql/payload.type';
import { vendorById } from '../vendors/vendor.repository';
import { toVendor } from '../vendors/vendor.type';
import { acceptMembership } from './accept-invitation.command';
import { inviteMember } from './invite-member.command';
import { MembershipType, toMembership, ViewerType } from './member.type';
import { membershipById } from './membership.repository';
import { revokeMember } from './revoke-member.command';

const membership = { membership: { type: () => MembershipType, description: 'The membership as you may see it now.' } };
const membershipId = {
  membershipId: { type: () => ID, description: 'Id of the membership; a token names it as `mbr`.' },
};
const MemberInvitePayload = payloadType(inviteMember.name, {
  ...membership,
  invitationCode: { type: () => String, description: 'The code to hand over; it is shown this once and kept nowhere.' },
});
const MemberAcceptPayload = payloadType(acceptMembership.name, membershipId);
const MemberRevokePayload = payloadType(revokeMember.name, membership);

const loaded = (request: Request, id: string) => mapped(request.load(membershipById, id), toMembership);

@Resolver()
export class MemberResolver {
  @QueryFor('viewer:read', () => ViewerType, { description: 'Who you are in this request.' })
  viewer(@Ctx() { request }: Context) {
    return viewerOf(request);
  }

  @MutationOf(inviteMember, () => MemberInvitePayload)
  memberInvite(@Ctx() { request }: Context, @InputOf(inviteMember) input: unknown) {
    return request.mutate(inviteMember, input, ({ membershipId: id, invitationCode }) => ({
      membership: () => loaded(request, id),
      invitationCode: () => invitationCode,
    }));
  }

  @MutationOf(acceptMembership, () => MemberAcceptPayload)
  memberAccept(@Ctx() { request }: Context, @InputOf(acceptMembership) input: unknown) {
    return request.mutate(acceptMembership, input, ({ membershipId: id }) => ({
      membershipId: () => publicId('membership', id),
    }));
  }

  @MutationOf(revokeMember, () => MemberRevokePayload)
  memberRevoke(@Ctx() { request }: Context, @InputOf(revokeMember) input: unknown) {
    return request.mutate(revokeMember, input, ({ membershipId: id }) => ({ membership: () => loaded(request, id) }));
  }
}

const viewerOf = (request: Request) => {
  const { personId, role, vendorId, partnerId, customerId } = request.hat;
  return {
    role,
    personId: personId === null ? null : publicId('person', personId),
    vendor: () => (vendorId === null ? null : mapped(request.load(vendorById, vendorId), toVendor)),
    partner: () => (partnerId === null ? null : mapped(request.load(partnerById, partnerId), toPartner)),
    customer: () => (customerId === null ? null : mapped(request.load(customerById, customerId), toCustomer)),
  };
};
