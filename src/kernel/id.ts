import { TypeID } from 'typeid-js';
import { SUFFIX_LENGTH, writeSuffix } from './id-letters';
import { References } from './references';
import { orderOf, readUuid, UUID_BYTES } from './uuid-bytes';

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
  exchangeRate: 'fxr',
  outcomeTarget: 'tgt',
  outcome: 'out',
  outcomeEvent: 'oev',
  evidenceItem: 'evi',
  ledgerAccount: 'acc',
  ledgerTransfer: 'trf',
  settlementRun: 'run',
  /** What a run gave back of forfeits carries the run's own UUID. */
  forfeitReturn: 'ffr',
  settlementBatch: 'stb',
  parkedSettlement: 'prk',
  statement: 'stm',
  statementLine: 'sln',
  /** The decision of a dispute carries the dispute's own UUID. */
  dispute: 'dsp',
  disputeResolution: 'dsr',
  potMovement: 'pmv',
  guarantee: 'gua',
  guaranteeMovement: 'gmv',
  payoutBatch: 'pob',
  payout: 'pay',
  auditEntry: 'aud',
} as const;

export type IdKind = keyof typeof ID_PREFIX;

const KIND_OF_PREFIX = new Map<string, IdKind>(
  Object.entries(ID_PREFIX).map(([kind, prefix]) => [prefix, kind as IdKind]),
);

/** Writes a UUID as the public id of its kind. */
export function publicId(kind: IdKind, uuid: string): string {
  if (!readUuid(uuid, BYTES)) throw new Error(`not a UUID: ${uuid}`);
  writeSuffix(BYTES, 0, WRITTEN, WRITTEN.write(`${ID_PREFIX[kind]}_`, 'latin1'));
  return WRITTEN.toString('latin1');
}

/** One id is written at a time: three letters for the kind, an underscore, and the suffix. */
const [BYTES, WRITTEN] = [Buffer.alloc(UUID_BYTES), Buffer.alloc(4 + SUFFIX_LENGTH)];

/** Writes many UUIDs, given as bytes, as public ids in alphabetical order: a settlement names millions of facts. */
export function publicIds(kind: IdKind, uuids: Uint8Array): References {
  const order = orderOf(uuids);
  if (order.length === 0) return References.inOrder('[]', 0, null);
  const open = `,"${ID_PREFIX[kind]}_`;
  const length = open.length + SUFFIX_LENGTH + 1;
  const json = Buffer.alloc(order.length * length + 1, `${open}${' '.repeat(SUFFIX_LENGTH)}"`, 'latin1');
  for (const [place, uuid] of order.entries())
    writeSuffix(uuids, uuid * UUID_BYTES, json, place * length + open.length);
  json.write('[', 0);
  json.write(']', json.length - 1);
  const text = json.toString('latin1');
  return References.inOrder(text, order.length, text.slice(2, length - 1));
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
