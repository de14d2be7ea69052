import type { Command, CommandResult } from '../../access/command';
import { acceptBaseline } from '../../agreements/accept-baseline.command';
import { createAgreement } from '../../agreements/create-agreement.command';
import { proposeAgreement } from '../../agreements/propose-agreement.command';
import { proposeBaseline } from '../../agreements/propose-baseline.command';
import { signAgreement } from '../../agreements/sign-agreement.command';
import { createCustomer } from '../../customers/create-customer.command';
import { createKpi } from '../../kpis/create-kpi.command';
import { createOutcomeDefinition } from '../../kpis/create-outcome-definition.command';
import { createSource } from '../../kpis/create-source.command';
import { claimOutcome } from '../../outcomes/claim-outcome.command';
import { ingestMeasurementBatch } from '../../outcomes/ingest/ingest-measurements.command';
import { reopenOutcome } from '../../outcomes/reopen-outcome.command';
import { createOutcomeTarget } from '../../outcomes/targets/create-outcome-target.command';
import { verifyOutcome } from '../../outcomes/verify-outcome.command';
import { createPartner } from '../../partners/create-partner.command';
import { closePeriod } from '../../settlement/close-period.command';
import { runSettlement } from '../../settlement/run-settlement.command';
import { createVendor } from '../../vendors/create-vendor.command';

/** The commands a story may use; what they take is read by their own schemas. */
const COMMANDS: readonly Command<never, CommandResult>[] = [
  createVendor,
  createPartner,
  createCustomer,
  createKpi,
  createSource,
  createOutcomeDefinition,
  createAgreement,
  proposeAgreement,
  signAgreement,
  proposeBaseline,
  acceptBaseline,
  createOutcomeTarget,
  ingestMeasurementBatch,
  claimOutcome,
  verifyOutcome,
  reopenOutcome,
  closePeriod,
  runSettlement,
];

/** The command of a name; an unknown one stops the story. */
export function storyCommand(name: string): Command<never, CommandResult> {
  const found = COMMANDS.find((known) => known.name === name);
  if (found === undefined) throw new Error(`a story cannot ${name}`);
  return found;
}
