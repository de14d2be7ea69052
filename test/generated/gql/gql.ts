/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation AcceptInvitation($input: MemberAcceptInput!) {\n  memberAccept(input: $input) {\n    membershipId\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": typeof types.AcceptInvitationDocument,
    "mutation AdvancePartner($input: PartnerAdvanceInput!) {\n  partnerAdvance(input: $input) {\n    partner {\n      id\n      externalReference\n      name\n      stage\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": typeof types.AdvancePartnerDocument,
    "mutation CreateCustomer($input: CustomerCreateInput!) {\n  customerCreate(input: $input) {\n    customer {\n      id\n      externalReference\n      name\n      segment\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": typeof types.CreateCustomerDocument,
    "mutation CreatePartner($input: PartnerCreateInput!) {\n  partnerCreate(input: $input) {\n    partner {\n      id\n      externalReference\n      name\n      stage\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": typeof types.CreatePartnerDocument,
    "mutation CreateVendor($input: VendorCreateInput!) {\n  vendorCreate(input: $input) {\n    vendorId\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": typeof types.CreateVendorDocument,
    "query Customer($id: ID!) {\n  customer(id: $id) {\n    id\n    externalReference\n    name\n    segment\n    createdAt\n  }\n}": typeof types.CustomerDocument,
    "query Customers($first: Int, $after: Cursor, $filter: CustomerFilter, $orderBy: [CustomerOrder!]) {\n  customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    nodes {\n      id\n      externalReference\n      name\n      segment\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.CustomersDocument,
    "mutation InviteMember($input: MemberInviteInput!) {\n  memberInvite(input: $input) {\n    invitationCode\n    membership {\n      id\n      role\n      status\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": typeof types.InviteMemberDocument,
    "query Partner($id: ID!) {\n  partner(id: $id) {\n    id\n    externalReference\n    name\n    stage\n    createdAt\n  }\n}": typeof types.PartnerDocument,
    "query Partners($first: Int, $after: Cursor, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {\n  partners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    nodes {\n      id\n      externalReference\n      name\n      stage\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.PartnersDocument,
    "mutation RevokeMember($input: MemberRevokeInput!) {\n  memberRevoke(input: $input) {\n    membership {\n      id\n      role\n      status\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": typeof types.RevokeMemberDocument,
    "query Viewer {\n  viewer {\n    role\n    personId\n    vendor {\n      id\n      name\n      currency\n      timeZone\n    }\n    partner {\n      id\n      name\n    }\n    customer {\n      id\n      name\n    }\n  }\n}": typeof types.ViewerDocument,
};
const documents: Documents = {
    "mutation AcceptInvitation($input: MemberAcceptInput!) {\n  memberAccept(input: $input) {\n    membershipId\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": types.AcceptInvitationDocument,
    "mutation AdvancePartner($input: PartnerAdvanceInput!) {\n  partnerAdvance(input: $input) {\n    partner {\n      id\n      externalReference\n      name\n      stage\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": types.AdvancePartnerDocument,
    "mutation CreateCustomer($input: CustomerCreateInput!) {\n  customerCreate(input: $input) {\n    customer {\n      id\n      externalReference\n      name\n      segment\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": types.CreateCustomerDocument,
    "mutation CreatePartner($input: PartnerCreateInput!) {\n  partnerCreate(input: $input) {\n    partner {\n      id\n      externalReference\n      name\n      stage\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": types.CreatePartnerDocument,
    "mutation CreateVendor($input: VendorCreateInput!) {\n  vendorCreate(input: $input) {\n    vendorId\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": types.CreateVendorDocument,
    "query Customer($id: ID!) {\n  customer(id: $id) {\n    id\n    externalReference\n    name\n    segment\n    createdAt\n  }\n}": types.CustomerDocument,
    "query Customers($first: Int, $after: Cursor, $filter: CustomerFilter, $orderBy: [CustomerOrder!]) {\n  customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    nodes {\n      id\n      externalReference\n      name\n      segment\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.CustomersDocument,
    "mutation InviteMember($input: MemberInviteInput!) {\n  memberInvite(input: $input) {\n    invitationCode\n    membership {\n      id\n      role\n      status\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": types.InviteMemberDocument,
    "query Partner($id: ID!) {\n  partner(id: $id) {\n    id\n    externalReference\n    name\n    stage\n    createdAt\n  }\n}": types.PartnerDocument,
    "query Partners($first: Int, $after: Cursor, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {\n  partners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    nodes {\n      id\n      externalReference\n      name\n      stage\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.PartnersDocument,
    "mutation RevokeMember($input: MemberRevokeInput!) {\n  memberRevoke(input: $input) {\n    membership {\n      id\n      role\n      status\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}": types.RevokeMemberDocument,
    "query Viewer {\n  viewer {\n    role\n    personId\n    vendor {\n      id\n      name\n      currency\n      timeZone\n    }\n    partner {\n      id\n      name\n    }\n    customer {\n      id\n      name\n    }\n  }\n}": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcceptInvitation($input: MemberAcceptInput!) {\n  memberAccept(input: $input) {\n    membershipId\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}"): typeof import('./graphql').AcceptInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AdvancePartner($input: PartnerAdvanceInput!) {\n  partnerAdvance(input: $input) {\n    partner {\n      id\n      externalReference\n      name\n      stage\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}"): typeof import('./graphql').AdvancePartnerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCustomer($input: CustomerCreateInput!) {\n  customerCreate(input: $input) {\n    customer {\n      id\n      externalReference\n      name\n      segment\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}"): typeof import('./graphql').CreateCustomerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreatePartner($input: PartnerCreateInput!) {\n  partnerCreate(input: $input) {\n    partner {\n      id\n      externalReference\n      name\n      stage\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}"): typeof import('./graphql').CreatePartnerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateVendor($input: VendorCreateInput!) {\n  vendorCreate(input: $input) {\n    vendorId\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}"): typeof import('./graphql').CreateVendorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Customer($id: ID!) {\n  customer(id: $id) {\n    id\n    externalReference\n    name\n    segment\n    createdAt\n  }\n}"): typeof import('./graphql').CustomerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Customers($first: Int, $after: Cursor, $filter: CustomerFilter, $orderBy: [CustomerOrder!]) {\n  customers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    nodes {\n      id\n      externalReference\n      name\n      segment\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').CustomersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation InviteMember($input: MemberInviteInput!) {\n  memberInvite(input: $input) {\n    invitationCode\n    membership {\n      id\n      role\n      status\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}"): typeof import('./graphql').InviteMemberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Partner($id: ID!) {\n  partner(id: $id) {\n    id\n    externalReference\n    name\n    stage\n    createdAt\n  }\n}"): typeof import('./graphql').PartnerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Partners($first: Int, $after: Cursor, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {\n  partners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    nodes {\n      id\n      externalReference\n      name\n      stage\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').PartnersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RevokeMember($input: MemberRevokeInput!) {\n  memberRevoke(input: $input) {\n    membership {\n      id\n      role\n      status\n    }\n    userErrors {\n      code\n      field\n      message\n    }\n    isReplayed\n  }\n}"): typeof import('./graphql').RevokeMemberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    role\n    personId\n    vendor {\n      id\n      name\n      currency\n      timeZone\n    }\n    partner {\n      id\n      name\n    }\n    customer {\n      id\n      name\n    }\n  }\n}"): typeof import('./graphql').ViewerDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
