import { type Command, type CommandResult, type House, type PerformOptions, perform } from '../access/command';
import type { Hat } from '../access/hat.rules';
import { Refused } from '../kernel/refusal';

/** Performs a command that is expected to succeed; a refusal stops the whole run with its reasons. */
export async function performed<Input, Result extends CommandResult>(
  house: House,
  hat: Hat,
  definition: Command<Input, Result>,
  input: unknown,
  options?: PerformOptions,
): Promise<{ readonly result: Result; readonly isReplayed: boolean }> {
  const answer = await perform(house, hat, definition, input, options);
  if ('refusals' in answer) throw new Refused(answer.refusals);
  return answer;
}

/** As `performed`, for those who only need what the command made. */
export async function must<Input, Result extends CommandResult>(
  house: House,
  hat: Hat,
  definition: Command<Input, Result>,
  input: unknown,
  options?: PerformOptions,
): Promise<Result> {
  return (await performed(house, hat, definition, input, options)).result;
}

/** Performs a command that makes something, or leaves it as it is where an earlier run has made it. */
export async function offer<Input, Result extends CommandResult>(
  house: House,
  hat: Hat,
  definition: Command<Input, Result>,
  input: unknown,
): Promise<void> {
  const answer = await perform(house, hat, definition, input);
  if ('refusals' in answer && answer.refusals.some(({ code }) => code !== 'ALREADY_EXISTS'))
    throw new Refused(answer.refusals);
}
