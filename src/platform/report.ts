import pino, { type Logger } from 'pino';

let logger: Logger = pino({ level: 'warn', base: null });

/** Names the one logger of the process; secrets and bodies are never handed to it. */
export function useLogger(chosen: Logger): void {
  logger = chosen;
}

export const log = (): Logger => logger;

/** Records a failure that must not stop what runs: with its message and stack, never with parameters. */
export function report(what: string, error: unknown): void {
  logger.error(
    { err: error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) } },
    what,
  );
}
