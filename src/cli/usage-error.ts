/** A command line that cannot be done as it was given; its sentence names the option. */
export class UsageError extends Error {}
