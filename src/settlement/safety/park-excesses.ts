import type { AgreementRow } from '../../agreements/agreement.repository';
import type { PeriodRow } from '../../agreements/period.repository';
import type { VersionRow } from '../../agreements/version.repository';
import type { Line } from '../../engine/line';
import type { Plan } from '../../engine/plan';
import { type RefusalCode, Refused } from '../../kernel/refusal';
import type { Keyed, Sieve } from '../../kernel/sieve';
import type { Row } from '../../platform/table';
import { TryAgain } from '../../platform/try-again';
import type { Unit } from '../../platform/unit';
import type { ParkedSettlement } from './parked-settlement.entity';
import { addParked, keyOfInputs, type ParkedRow, parkedOf, trailingOf } from './parked-settlement.repository';
import { type Excess, excessOf } from './safety.rules';

/** A period whose pay is computed and not yet posted. */
export interface ToBound {
  readonly agreement: AgreementRow;
  readonly version: VersionRow;
  readonly row: PeriodRow;
  readonly plan: Plan;
  readonly hash: string;
  readonly lines: readonly Line[];
}

/** Stops one period without rolling back: why is kept, and a second person may let exactly these inputs pass. */
export class Parked extends Refused {
  constructor(
    readonly parked: ParkedRow,
    /** Whether this unit of work has parked it. */
    readonly isFresh: boolean,
  ) {
    const code: RefusalCode = 'PARKED';
    super([{ code, field: ['agreementId'], message: `agreementId: parked, ${parked.reason}` }]);
    this.name = 'Parked';
  }
}

/**
 * Lets pass what is within the safety bound of its agreement or was released with exactly these inputs and terms, and parks
 * the rest: once for the same inputs, and with nothing posted of it. The caller holds the agreements.
 */
export async function parkExcesses<Key, One extends ToBound>(
  unit: Unit,
  sieve: Sieve<Key>,
  computed: readonly Keyed<Key, One>[],
  causedBy: string | null,
): Promise<readonly Keyed<Key, One>[]> {
  if (computed.length === 0) return [];
  const { scope } = unit;
  const trailing = await trailingOf(
    scope,
    computed.map(([, { agreement, row }]) => ({ agreementId: agreement.id, periodId: row.id })),
  );
  const excesses = new Map<One, Excess>();
  for (const [index, [, one]] of computed.entries()) {
    const { lines, version, plan } = one;
    const bounds = { payees: version.payees, trailing: trailing[index] ?? [], safety: plan.safety };
    const excess = excessOf(lines, bounds);
    if (excess !== null) excesses.set(one, excess);
  }
  if (excesses.size === 0) return computed;
  const known = await parkedOf(
    scope,
    [...excesses.keys()].map(({ row }) => row.id),
  );
  const decided = new Map(known.map((row) => [keyOfInputs(row), row]));
  const fresh = [...excesses].filter(([one]) => !decided.has(keyOfPeriod(one)));
  const rows = fresh.map(([one, excess]) => ({ ...parkedRow(unit, one, excess), parkedBy: causedBy }));
  await park(unit, rows);
  for (const row of rows)
    decided.set(keyOfInputs(row), { ...row, releaseReason: null, releasedBy: null, releasedAt: null });
  return sieve.pass(computed, (one) => {
    const parked = excesses.has(one) ? decided.get(keyOfPeriod(one)) : undefined;
    if (parked !== undefined && parked.releasedAt === null)
      throw new Parked(
        parked,
        rows.some(({ id }) => id === parked.id),
      );
    return one;
  });
}

/** Parks again what a step had parked that was undone. */
export const parkAgain = (unit: Unit, refused: readonly Refused[]): Promise<void> =>
  park(
    unit,
    refused.flatMap((one) => (one instanceof Parked && one.isFresh ? [one.parked] : [])),
  );

async function park(unit: Unit, rows: readonly Row<ParkedSettlement>[]): Promise<void> {
  if (rows.length > 0 && !(await addParked(unit.scope, rows))) throw new TryAgain('one of the periods was parked');
  for (const row of rows) tell(unit, row);
}

const keyOfPeriod = ({ row, hash, version }: ToBound): string =>
  keyOfInputs({ periodId: row.id, inputHash: hash, versionId: version.id });

const parkedRow = (unit: Unit, { agreement, version, row, hash }: ToBound, excess: Excess) => ({
  ...excess,
  vendorId: unit.vendorId,
  id: unit.id(),
  agreementId: agreement.id,
  periodId: row.id,
  versionId: version.id,
  inputHash: hash,
  parkedAt: unit.now,
});

/** The vendor alone: partners do not see what is not decided. */
function tell(unit: Unit, row: Row<ParkedSettlement>): void {
  const { computed, trailing, currency, multiple, reason, id, vendorId, agreementId, periodId } = row;
  const { versionId, inputHash, parkedBy, parkedAt } = row;
  const rest = {
    currency,
    multiple,
    reason,
    vendorId,
    id,
    agreementId,
    periodId,
    versionId,
    inputHash,
    parkedBy,
    parkedAt,
  };
  unit.record({
    action: 'period.parked',
    subjectKind: 'parkedSettlement',
    subjectId: row.id,
    reason: row.reason,
    after: { ...rest, computed: `${computed}`, trailing: trailing === null ? null : `${trailing}` },
  });
  unit.announce({ topic: 'parked_settlements', subjectId: agreementId });
}
