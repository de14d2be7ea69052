/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `customerCreate` takes. */
export type CustomerCreateInput = {
  /** The customer's key in your systems; unique per vendor. */
  externalReference: string;
  /** Name as people know it. */
  name: string;
  /** Segment for reports, such as `enterprise` or an industry; unknown is a segment of its own. */
  segment?: string | null | undefined;
};

/** Narrows a list of Customer; fields beside each other must all hold. */
export type CustomerFilter = {
  /** All of these hold. */
  and?: Array<CustomerFilter> | null | undefined;
  /** Narrows by `externalReference`. */
  externalReference?: TextComparator | null | undefined;
  /** Narrows by `name`. */
  name?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: CustomerFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<CustomerFilter> | null | undefined;
  /** Narrows by `segment`. */
  segment?: TextComparator | null | undefined;
};

/** One step of the order of a list of Customer; ties are broken by the next, last by the id. */
export type CustomerOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: CustomerOrderField;
};

/** What a list of Customer can be ordered by. */
export type CustomerOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** What `memberAccept` takes. */
export type MemberAcceptInput = {
  /** Your name, as the others of your vendor see it. */
  displayName: string;
  /** Where to reach you. */
  email?: string | null | undefined;
  /** The code of the invitation, as it was handed over. */
  invitationCode: string;
};

/** What `memberInvite` takes. */
export type MemberInviteInput = {
  /** The customer to act for; required by the customer role. */
  customerId?: string | null | undefined;
  /** The partner to act for; required by the partner roles. */
  partnerId?: string | null | undefined;
  /** The role of the membership. */
  role: MemberRole;
  /** Only for the operator, who has no vendor of its own: where to invite. */
  vendorId?: string | null | undefined;
};

/** What `memberRevoke` takes. */
export type MemberRevokeInput = {
  /** The membership. */
  membershipId: string;
  /** Why; kept in the audit trail. */
  reason: string;
};

/** What a membership lets its holder be. */
export type MemberRole =
  /** Runs the vendor: everything its other roles may do. */
  | 'ADMIN'
  /** Reads everything of the vendor, changes nothing. */
  | 'AUDITOR'
  /** Confirms outcomes for a customer. */
  | 'CUSTOMER_APPROVER'
  /** Closes periods and pays. */
  | 'FINANCE'
  /** Sets targets and agreements, looks after partners. */
  | 'MANAGER'
  /** Acts for a partner: signs, claims, verifies what others claim. */
  | 'PARTNER_ADMIN'
  /** Reads a partner's own figures. */
  | 'PARTNER_VIEWER'
  /** Confirms or rejects outcomes for the vendor. */
  | 'VERIFIER';

/** Which way a list is ordered. */
export type OrderDirection =
  /** Smallest, earliest first. */
  | 'ASC'
  /** Largest, latest first. */
  | 'DESC';

/** What `partnerAdvance` takes. */
export type PartnerAdvanceInput = {
  /** The partner. */
  partnerId: string;
  /** The stage it has reached. */
  stage: PartnerStage;
};

/** What `partnerCreate` takes. */
export type PartnerCreateInput = {
  /** The partner's key in your systems; unique per vendor. */
  externalReference: string;
  /** Name as people know it. */
  name: string;
  /** Register number of the legal organisation, such as `DE HRB 12345`; two vendors that give the same number pay the same party. */
  registration?: string | null | undefined;
};

/** Narrows a list of Partner; fields beside each other must all hold. */
export type PartnerFilter = {
  /** All of these hold. */
  and?: Array<PartnerFilter> | null | undefined;
  /** Narrows by `externalReference`. */
  externalReference?: TextComparator | null | undefined;
  /** Narrows by `name`. */
  name?: TextComparator | null | undefined;
  /** This does not hold. */
  not?: PartnerFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PartnerFilter> | null | undefined;
  /** Narrows by `stage`. */
  stage?: PartnerStageComparator | null | undefined;
};

/** One step of the order of a list of Partner; ties are broken by the next, last by the id. */
export type PartnerOrder = {
  /** Ascending or descending. */
  direction: OrderDirection;
  /** The field to order by. */
  field: PartnerOrderField;
};

/** What a list of Partner can be ordered by. */
export type PartnerOrderField =
  /** By created at. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME';

/** Where a partner stands in the lifecycle of the ecosystem. */
export type PartnerStage =
  /** Growing. */
  | 'ACCELERATE'
  /** Being trained and equipped. */
  | 'ENABLE'
  /** Paid for results. */
  | 'INCENTIVIZE'
  /** Marketing together. */
  | 'MARKET'
  /** Being set up. */
  | 'ONBOARD'
  /** Being won. */
  | 'RECRUIT'
  /** Selling together. */
  | 'SELL'
  /** Considered in the strategy. */
  | 'STRATEGIZE';

/** Compares with values of type PartnerStage; all given comparisons must hold. */
export type PartnerStageComparator = {
  /** Equal to. */
  eq?: PartnerStage | null | undefined;
  /** One of. */
  in?: Array<PartnerStage> | null | undefined;
};

/** Compares with values of type Text; all given comparisons must hold. */
export type TextComparator = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of. */
  in?: Array<string> | null | undefined;
  /** Begins with, in exactly this spelling. */
  startsWith?: string | null | undefined;
};

/** Why a well-formed request was turned down. */
export type UserErrorCode =
  /** Something with that key or reference exists already. */
  | 'ALREADY_EXISTS'
  /** The outcome was verified before; the first verification stands. */
  | 'ALREADY_VERIFIED'
  /** Your role may not do this. */
  | 'FORBIDDEN'
  /** The idempotency key belongs to an earlier request with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** An amount is not a plain decimal, has too many digits for its currency, or is out of range. */
  | 'INVALID_AMOUNT'
  /** A field does not have the form it must have; the message says which form. */
  | 'INVALID_INPUT'
  /** The compensation plan cannot be computed; the field path leads into the plan. */
  | 'INVALID_PLAN'
  /** The subject is in a state that does not allow this step. */
  | 'INVALID_STATE'
  /** More items than one request may carry. */
  | 'LIMIT_EXCEEDED'
  /** No such thing, or not one you may see. */
  | 'NOT_FOUND'
  /** The agreement is not signed by both sides. */
  | 'NOT_SIGNED'
  /** The period is closed; corrections are posted in the open one. */
  | 'PERIOD_CLOSED'
  /** The period has not ended, or the one before it is still open. */
  | 'PERIOD_OPEN'
  /** The outcome definition's policy names another verifier. */
  | 'POLICY_REFUSED'
  /** The result is far outside of what was usual, so it was parked instead of posted. */
  | 'SAFETY_BOUND'
  /** The organisation that is paid may not be the only one to verify. */
  | 'SELF_VERIFICATION'
  /** Somebody changed the subject since you read it: read it again. */
  | 'STALE_VERSION'
  /** No such currency in ISO 4217. */
  | 'UNKNOWN_CURRENCY'
  /** No KPI of that key in the catalogue. */
  | 'UNKNOWN_KPI'
  /** No such source, or not one you may use. */
  | 'UNKNOWN_SOURCE';

/** What `vendorCreate` takes. */
export type VendorCreateInput = {
  /** Currency of its agreements unless they say otherwise. */
  currency: string;
  /** The vendor's key in other systems; unique, and never changed. */
  externalReference: string;
  /** A test tenant: its clock may be moved and nothing of it is ever paid. Default false. */
  isTest?: boolean | null | undefined;
  /** Name as people know it. */
  name: string;
  /** IANA time zone of its business days and periods. */
  timeZone: string;
};

export type AcceptInvitationMutationVariables = Exact<{
  input: MemberAcceptInput;
}>;


export type AcceptInvitationMutation = { memberAccept: { membershipId: string | null, isReplayed: boolean, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type AdvancePartnerMutationVariables = Exact<{
  input: PartnerAdvanceInput;
}>;


export type AdvancePartnerMutation = { partnerAdvance: { isReplayed: boolean, partner: { id: string, externalReference: string, name: string, stage: PartnerStage } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateCustomerMutationVariables = Exact<{
  input: CustomerCreateInput;
}>;


export type CreateCustomerMutation = { customerCreate: { isReplayed: boolean, customer: { id: string, externalReference: string, name: string, segment: string | null } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreatePartnerMutationVariables = Exact<{
  input: PartnerCreateInput;
}>;


export type CreatePartnerMutation = { partnerCreate: { isReplayed: boolean, partner: { id: string, externalReference: string, name: string, stage: PartnerStage } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CreateVendorMutationVariables = Exact<{
  input: VendorCreateInput;
}>;


export type CreateVendorMutation = { vendorCreate: { vendorId: string | null, isReplayed: boolean, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { customer: { id: string, externalReference: string, name: string, segment: string | null, createdAt: string } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: Array<CustomerOrder> | CustomerOrder | null | undefined;
}>;


export type CustomersQuery = { customers: { totalCount: number, nodes: Array<{ id: string, externalReference: string, name: string, segment: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type InviteMemberMutationVariables = Exact<{
  input: MemberInviteInput;
}>;


export type InviteMemberMutation = { memberInvite: { invitationCode: string | null, isReplayed: boolean, membership: { id: string, role: string, status: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type PartnerQueryVariables = Exact<{
  id: string;
}>;


export type PartnerQuery = { partner: { id: string, externalReference: string, name: string, stage: PartnerStage, createdAt: string } | null };

export type PartnersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: PartnerFilter | null | undefined;
  orderBy?: Array<PartnerOrder> | PartnerOrder | null | undefined;
}>;


export type PartnersQuery = { partners: { totalCount: number, nodes: Array<{ id: string, externalReference: string, name: string, stage: PartnerStage }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RevokeMemberMutationVariables = Exact<{
  input: MemberRevokeInput;
}>;


export type RevokeMemberMutation = { memberRevoke: { isReplayed: boolean, membership: { id: string, role: string, status: string } | null, userErrors: Array<{ code: UserErrorCode, field: Array<string> | null, message: string }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: string, personId: string | null, vendor: { id: string, name: string, currency: string, timeZone: string } | null, partner: { id: string, name: string } | null, customer: { id: string, name: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: MemberAcceptInput!) {
  memberAccept(input: $input) {
    membershipId
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const AdvancePartnerDocument = new TypedDocumentString(`
    mutation AdvancePartner($input: PartnerAdvanceInput!) {
  partnerAdvance(input: $input) {
    partner {
      id
      externalReference
      name
      stage
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<AdvancePartnerMutation, AdvancePartnerMutationVariables>;
export const CreateCustomerDocument = new TypedDocumentString(`
    mutation CreateCustomer($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer {
      id
      externalReference
      name
      segment
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateCustomerMutation, CreateCustomerMutationVariables>;
export const CreatePartnerDocument = new TypedDocumentString(`
    mutation CreatePartner($input: PartnerCreateInput!) {
  partnerCreate(input: $input) {
    partner {
      id
      externalReference
      name
      stage
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreatePartnerMutation, CreatePartnerMutationVariables>;
export const CreateVendorDocument = new TypedDocumentString(`
    mutation CreateVendor($input: VendorCreateInput!) {
  vendorCreate(input: $input) {
    vendorId
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<CreateVendorMutation, CreateVendorMutationVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($id: ID!) {
  customer(id: $id) {
    id
    externalReference
    name
    segment
    createdAt
  }
}
    `) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($first: Int, $after: Cursor, $filter: CustomerFilter, $orderBy: [CustomerOrder!]) {
  customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      externalReference
      name
      segment
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const InviteMemberDocument = new TypedDocumentString(`
    mutation InviteMember($input: MemberInviteInput!) {
  memberInvite(input: $input) {
    invitationCode
    membership {
      id
      role
      status
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const PartnerDocument = new TypedDocumentString(`
    query Partner($id: ID!) {
  partner(id: $id) {
    id
    externalReference
    name
    stage
    createdAt
  }
}
    `) as unknown as TypedDocumentString<PartnerQuery, PartnerQueryVariables>;
export const PartnersDocument = new TypedDocumentString(`
    query Partners($first: Int, $after: Cursor, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {
  partners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      externalReference
      name
      stage
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const RevokeMemberDocument = new TypedDocumentString(`
    mutation RevokeMember($input: MemberRevokeInput!) {
  memberRevoke(input: $input) {
    membership {
      id
      role
      status
    }
    userErrors {
      code
      field
      message
    }
    isReplayed
  }
}
    `) as unknown as TypedDocumentString<RevokeMemberMutation, RevokeMemberMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    role
    personId
    vendor {
      id
      name
      currency
      timeZone
    }
    partner {
      id
      name
    }
    customer {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;