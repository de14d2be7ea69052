import { authorityOf, systemHat } from '../../access/hat.rules';
import type { Database } from '../../platform/database';
import { relayAuthority } from '../../platform/live/sequence';
import { isSigned } from '../../platform/signing-key';
import { vendorById } from '../../vendors/vendor.repository';
import { GENESIS, sealText } from '../seals/canonical.rules';
import { vendorsRelayed, vendorsSealed } from '../seals/seal.repository';
import type { Witness } from './check-chain.rules';
import { VendorCheck, type VendorReport } from './check-vendor';
import { DatabaseImage } from './database-image';
import { type Finding, Findings } from './finding.rules';
import { HeadsIndex } from './heads-index';
import type { LedgerImage } from './image';
import { nameSwaps } from './swapped.rules';

export interface VerifyOptions {
  /** Only these vendors; all of them by default. */
  readonly vendorIds?: readonly string[];
  /** The file that witnessed the seals; without it a cut end and a rewrite with the key cannot be seen. */
  readonly headsFile: string | null;
  /** Public keys that may sign beside those of the heads file; null trusts every key where there is no such file. */
  readonly publicKeys: readonly string[] | null;
}

export interface Verification {
  readonly vendors: readonly VendorReport[];
  readonly findings: readonly Finding[];
  /** May be more than are told one by one. */
  readonly findingCount: number;
  /** Whether heads were there to hold the chains against. */
  readonly isWitnessed: boolean;
}

/** Verifies the ledgers of a database, each vendor as it stood at one moment; it reads and never writes. */
export async function verifyDatabase(database: Database, options: VerifyOptions): Promise<Verification> {
  // Before the database, which is never behind what it has witnessed.
  const check = await Check.open(options);
  const vendorIds = options.vendorIds ?? (await allVendors(database, check.heads));
  for (const vendorId of vendorIds) {
    const scope = database.reading(authorityOf(systemHat(vendorId)), STATEMENT_MS);
    try {
      const vendor = (await vendorById.batch(scope, [vendorId])).get(vendorId);
      if (vendor !== undefined)
        await check.vendor(new DatabaseImage(scope, vendorId, vendor.externalReference), vendorIds);
      else check.missing(vendorId);
    } finally {
      await scope.close();
    }
  }
  return check.result();
}

/** Verifies one ledger that stands for itself, as an export does. */
export async function verifyImage(image: LedgerImage, options: VerifyOptions): Promise<Verification> {
  const check = await Check.open(options);
  await check.vendor(image, [image.vendorId]);
  return check.result();
}

/** One block of a million rows may take its time. */
const STATEMENT_MS = 600_000;

async function allVendors(database: Database, heads: HeadsIndex): Promise<string[]> {
  const scope = database.reading(relayAuthority(null));
  try {
    const known = [...(await vendorsRelayed(scope)), ...(await vendorsSealed(scope)), ...heads.vendorIds()];
    return [...new Set(known)].sort();
  } finally {
    await scope.close();
  }
}

class Check {
  private readonly vendors: VendorReport[] = [];

  private constructor(
    private readonly options: VerifyOptions,
    readonly heads: HeadsIndex,
    private readonly findings: Findings,
  ) {}

  static async open(options: VerifyOptions): Promise<Check> {
    const findings = new Findings();
    const { headsFile } = options;
    const heads = headsFile === null ? new HeadsIndex() : await HeadsIndex.read(headsFile, findings);
    return new Check(options, heads, findings);
  }

  async vendor(image: LedgerImage, vendorIds: readonly string[]): Promise<void> {
    const others = vendorIds.filter((vendorId) => vendorId !== image.vendorId);
    const check = new VendorCheck(image, this.witnessOf(image.vendorId), this.findings, others);
    this.vendors.push(await check.run());
  }

  /** A vendor that is not there was taken away only if something was witnessed of it. */
  missing(vendorId: string): void {
    const { last } = this.witnessOf(vendorId);
    if (last === 0n) return;
    this.findings.add('TRUNCATED', vendorId, `the vendor is gone, and ${last} seals of it were witnessed`);
  }

  result(): Verification {
    nameSwaps(this.findings);
    const { list, count } = this.findings;
    const isWitnessed = this.heads.vendorIds().length > 0;
    return { vendors: this.vendors, findings: list, findingCount: count, isWitnessed };
  }

  private witnessOf(vendorId: string): Witness {
    const { heads } = this;
    const own = heads.of(vendorId);
    const trusted = new Set([...heads.keys, ...(this.options.publicKeys ?? [])]);
    const trustsAny = trusted.size === 0 && this.options.publicKeys === null;
    return {
      last: own?.last.number ?? 0n,
      throughSeq: own?.last.throughSeq ?? 0n,
      hashOf: (number) => own?.hashes[Number(number) - 1],
      placeOf: (hash) => (hash === GENESIS ? null : heads.placeOf(hash)),
      isSigned: (seal) =>
        (trustsAny || trusted.has(seal.publicKey)) && isSigned(sealText(seal), seal.publicKey, seal.signature),
    };
  }
}
