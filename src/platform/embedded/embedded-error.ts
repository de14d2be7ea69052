/** Why the embedded PostgreSQL cannot serve here, always with what the reader can do instead. */
export class EmbeddedError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(
      `the embedded PostgreSQL cannot run: ${reason}. ` +
        'Set DATABASE_URL to use a server of your own, or MEED_DATA_DIR to keep its data in another directory.',
      options,
    );
    this.name = 'EmbeddedError';
  }
}

/** The words of a failure, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
