import { TypeID } from 'typeid-js';

/** TypeID prefixes (spec v0.3): the same id in GraphQL, CSV, log and file; columns hold the bare UUIDv7. */
export const ID_PREFIX = {
  vendor: 'ven',
  party: 'pty',
  partner: 'ptn',
  customer: 'cus',
  person: 'per',
  membership: 'mbr',
  kpi: 'kpi',
  source: 'src',
  outcomeDefinition: 'odf',
  measurement: 'mea',
  agreement: 'agr',
  agreementVersion: 'agv',
  signature: 'sig',
  agreementPeriod: 'apd',
  baseline: 'bas',
  outcomeTarget: 'tgt',
  outcome: 'out',
  outcomeEvent: 'oev',
  evidenceItem: 'evi',
  ledgerAccount: 'acc',
  ledgerTransfer: 'trf',
  settlementRun: 'run',
  statement: 'stm',
  statementLine: 'sln',
  auditEntry: 'aud',
} as const;

export type IdKind = keyof typeof ID_PREFIX;

const KIND_OF_PREFIX = new Map<string, IdKind>(
  Object.entries(ID_PREFIX).map(([kind, prefix]) => [prefix, kind as IdKind]),
);

/** Writes a UUID as the public id of its kind. */
export function publicId(kind: IdKind, uuid: string): string {
  return TypeID.fromUUID(ID_PREFIX[kind], uuid).toString();
}

/** Reads a public id of the wanted kind back into its UUID; anything else is null, never a guess. */
export function uuidOf(kind: IdKind, text: string): string | null {
  const parsed = parsePublicId(text);
  return parsed !== null && parsed.kind === kind ? parsed.uuid : null;
}

/** Reads any public id; null for a malformed one or an unknown prefix. */
export function parsePublicId(text: string): { readonly kind: IdKind; readonly uuid: string } | null {
  const kind = KIND_OF_PREFIX.get(text.slice(0, text.lastIndexOf('_')));
  if (kind === undefined) return null;
  try {
    return { kind, uuid: TypeID.fromString(text, ID_PREFIX[kind]).toUUID() };
  } catch {
    return null;
  }
}
