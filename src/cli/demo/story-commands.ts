import type { Command, CommandResult, House, PerformOptions } from '../../access/command';
import type { Hat } from '../../access/hat.rules';
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
import { approvePayoutBatch } from '../../payouts/approve-payout-batch.command';
import { confirmPayout } from '../../payouts/confirm-payout.command';
import { createPayoutBatch } from '../../payouts/create-payout-batch.command';
import { approveStatement } from '../../statements/approve-statement.command';
import { closePeriod } from '../../statements/close-period.command';
import { lockStatement } from '../../statements/lock-statement.command';
import { runSettlement } from '../../statements/run-settlement.command';
import { submitStatement } from '../../statements/submit-statement.command';
import { createVendor } from '../../vendors/create-vendor.command';
import { must } from '../must';

/** A command as a story gives it; what it takes is read by the command's own schema. */
export interface StoryCommand {
  readonly name: string;
  readonly run: (house: House, hat: Hat, input: unknown, options: PerformOptions) => Promise<CommandResult>;
}

const given = <Input, Result extends CommandResult>(definition: Command<Input, Result>): StoryCommand => ({
  name: definition.name,
  run: (house, hat, input, options) => must(house, hat, definition, input, options),
});

const COMMANDS: readonly StoryCommand[] = [
  given(createVendor),
  given(createPartner),
  given(createCustomer),
  given(createKpi),
  given(createSource),
  given(createOutcomeDefinition),
  given(createAgreement),
  given(proposeAgreement),
  given(signAgreement),
  given(proposeBaseline),
  given(acceptBaseline),
  given(createOutcomeTarget),
  given(ingestMeasurementBatch),
  given(claimOutcome),
  given(verifyOutcome),
  given(reopenOutcome),
  given(closePeriod),
  given(runSettlement),
  given(submitStatement),
  given(approveStatement),
  given(lockStatement),
  given(createPayoutBatch),
  given(approvePayoutBatch),
  given(confirmPayout),
];

/** The command of a name; an unknown one stops the story. */
export function storyCommand(name: string): StoryCommand {
  const found = COMMANDS.find((known) => known.name === name);
  if (found === undefined) throw new Error(`a story cannot ${name}`);
  return found;
}
