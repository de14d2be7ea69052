/** A result that counts for pay, with what decides about the rate at which it is converted. */
export interface Result {
  readonly partnerId: string;
  readonly customerId: string | null;
  /** The key under which plans read it. */
  readonly measure: string;
  /** The same for every revision, correction and verification of it. */
  readonly thing: string;
  readonly unit: string;
  /** What was claimed; null for a measurement. */
  readonly claimed: { readonly definitionId: string; readonly externalReference: string } | null;
  /** When it was verified for the first time, or measured: the day of this instant decides. */
  readonly decidedAt: string;
  /** The instant that decides in which period it is paid, and so under which terms. */
  readonly countsAt: string;
}

interface Verified {
  readonly definitionId: string;
  readonly externalReference: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly maturesAt: string;
  readonly unit: string;
}

/** An outcome that has been verified. */
export function verifiedResult(outcome: Verified, measure: string, decidedAt: string): Result {
  const { definitionId, externalReference, partnerId, customerId, maturesAt: countsAt, unit } = outcome;
  const claimed = { definitionId, externalReference };
  return {
    ...{ partnerId, customerId, measure, unit, decidedAt, countsAt, claimed },
    thing: `${definitionId} ${externalReference}`,
  };
}

interface Measured {
  readonly sourceId: string;
  readonly kpiId: string;
  readonly externalReference: string;
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly at: string;
  readonly unit: string;
}

/** A measurement, which counts as soon as it is recorded: the day on which it was taken decides. */
export function measuredResult(measurement: Measured, measure: string): Result {
  const { sourceId, kpiId, externalReference, partnerId, customerId, at, unit } = measurement;
  const thing = `${sourceId} ${kpiId} ${externalReference}`;
  return { partnerId, customerId, measure, unit, decidedAt: at, countsAt: at, thing, claimed: null };
}

/** The thing of an outcome in SQL, as `verifiedResult` has it. */
export const outcomeThing = (alias: string): string => `${alias}.definition_id || ' ' || ${alias}.external_reference`;

/** The thing of a measurement in SQL, as `measuredResult` has it. */
export const measurementThing = (alias: string): string =>
  `${alias}.source_id || ' ' || ${alias}.kpi_id || ' ' || ${alias}.external_reference`;
