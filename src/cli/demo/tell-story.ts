import type { CommandResult, House } from '../../access/command';
import { type Hat, operatorHat, systemHat } from '../../access/hat.rules';
import { readAs } from '../../access/read-as';
import { latestVersion } from '../../agreements/version.repository';
import { present } from '../../kernel/assert';
import { uuidOf } from '../../kernel/id';
import { nameId } from '../../kernel/name-id';
import { statementById } from '../../statements/statement.repository';
import { vendorIdOf } from '../../vendors/vendor.rules';
import { type Kept, keptAs, madeId, type Step, type Story, withKept } from './story.rules';
import { storyCommand } from './story-commands';

/** The people of a story are known by what they speak for. */
const PEOPLE = '0f4b1c92-5a1e-5a77-9d0a-7f0a3f3b8c55';

/**
 * Lets a vendor live through its story. Every step is remembered under a key of its own, so a story that was told before
 * changes nothing, and one that was cut short goes on where it stopped.
 */
export async function tellStory(house: House, story: Story, onStep: (done: number) => void): Promise<void> {
  const kept = new Map<string, string>();
  for (const [index, step] of story.steps.entries()) {
    const result = await take(house, story, step, index, kept);
    const id = madeId(result);
    if (step.keep !== undefined && id !== null) kept.set(`$${step.keep}`, id);
    const agreed = step.keep === undefined ? null : await whatIsAgreedTo(house, story, result);
    if (agreed !== null) kept.set(`#${step.keep}`, agreed);
    onStep(index + 1);
  }
}

async function take(house: House, story: Story, step: Step, index: number, kept: Kept): Promise<CommandResult> {
  const input = withKept(step.input, kept) as Readonly<Record<string, unknown>>;
  const key = `story of ${story.vendor}, step ${index}`;
  try {
    const { run } = storyCommand(step.do);
    return await run(house, hatOf(step, story, kept), { ...input, idempotencyKey: key }, { rememberedAs: key });
  } catch (error) {
    throw new Error(`step ${index + 1} (${step.do}) of the story of ${story.vendor} failed`, { cause: error });
  }
}

function hatOf({ as }: Step, story: Story, kept: Kept): Hat {
  const vendor = systemHat(vendorIdOf(story.vendor));
  const [side, name = ''] = as.split(' ');
  const personId = nameId(`${story.vendor} ${as}`, PEOPLE);
  switch (side) {
    case 'operator':
      return operatorHat(null, null);
    case 'finance':
      return { ...vendor, role: 'FINANCE', personId };
    case 'partner':
      return { ...vendor, role: 'PARTNER_ADMIN', personId, partnerId: uuidOf('partner', keptAs(name, kept)) };
    case 'customer':
      return { ...vendor, role: 'CUSTOMER_APPROVER', personId, customerId: uuidOf('customer', keptAs(name, kept)) };
    default:
      return vendor;
  }
}

/** What is named by whoever says yes: the hash of the terms of an agreement, or when a statement was submitted. */
async function whatIsAgreedTo(house: House, story: Story, result: CommandResult): Promise<string | null> {
  const { agreementId, statementId } = result;
  const hat = systemHat(vendorIdOf(story.vendor));
  if (typeof agreementId === 'string') {
    const version = await readAs(house, hat, (scope) => latestVersion(scope, agreementId));
    return present(version, 'the terms of an agreement').termsHash;
  }
  if (typeof statementId !== 'string') return null;
  const statements = await readAs(house, hat, (scope) => statementById.batch(scope, [statementId]));
  return present(statements.get(statementId), 'a statement').submittedAt;
}
