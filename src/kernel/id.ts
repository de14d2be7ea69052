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
  if (uuid.length !== UUID_LENGTH) throw new Error(`not a UUID: ${uuid}`);
  return written(kind, uuid, 0);
}

/** Writes many UUIDs, which one text holds a space apart: a settlement names millions of facts. */
export function publicIds(kind: IdKind, uuids: string): string[] {
  const ids: string[] = [];
  for (let start = 0; start < uuids.length; start += UUID_LENGTH + 1) ids.push(written(kind, uuids, start));
  return ids;
}

const UUID_LENGTH = 36;
const HYPHEN = '-'.charCodeAt(0);
/** The value of each hexadecimal digit by its character code, in both cases. */
const NIBBLES = new Map<number, number>();
for (let value = 0; value < 16; value += 1)
  for (const digit of [value.toString(16), value.toString(16).toUpperCase()]) NIBBLES.set(digit.charCodeAt(0), value);
const NOT_HEXADECIMAL = 255;
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => NIBBLES.get(code) ?? NOT_HEXADECIMAL);
/** A suffix has 26 letters of five bits, two bits more than a UUID: they come first and are zero. */
const LETTERS = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz', 'latin1');
const SPARE_BITS = 2;
/** One id is written at a time: three letters for the kind, an underscore, and the suffix. */
const WRITTEN = Buffer.alloc(30);

function written(kind: IdKind, text: string, start: number): string {
  let place = WRITTEN.write(`${ID_PREFIX[kind]}_`, 'latin1');
  let [bits, count, seen] = [0, SPARE_BITS, 0];
  for (let at = 0; at < UUID_LENGTH; at += 1) {
    const code = text.charCodeAt(start + at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== HYPHEN) seen = NOT_HEXADECIMAL;
      continue;
    }
    const value = VALUES[code] ?? NOT_HEXADECIMAL;
    seen |= value;
    bits = (bits << 4) | value;
    count += 4;
    if (count < 5) continue;
    count -= 5;
    WRITTEN[place] = LETTERS[(bits >> count) & 31] ?? 0;
    place += 1;
  }
  if (seen > 15) throw new Error(`not a UUID: ${text.slice(start, start + UUID_LENGTH)}`);
  return WRITTEN.toString('latin1');
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
