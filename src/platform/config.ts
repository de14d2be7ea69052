import type { z } from 'zod';
import { configSchema, type Variable, variableOf } from './config.schema';
import { faultsTogether } from './config-faults';

type Parsed = z.output<typeof configSchema>;

/** What the environment says, checked and complete. */
export type Config = Readonly<Omit<Parsed, 'isDevIssuerOn'> & { isDevIssuerOn: boolean }>;

/** Everything that is wrong with the environment, a line for each fault. */
export class ConfigError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(`the configuration cannot be used:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const FIELDS = configSchema.keyof().options;

/** Reads the whole configuration or refuses it with all of its faults at once; an empty variable is not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(FIELDS.map((field) => [field, textOf(environment, variableOf(field))]));
  const parsed = configSchema.safeParse(given);
  const faults = [...(parsed.success ? [] : parsed.error.issues.map(lineOf)), ...faultsTogether(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const { isDevIssuerOn, ...rest } = parsed.data;
  return { ...rest, isDevIssuerOn: isDevIssuerOn ?? rest.environment !== 'production' };
}

/** The configuration as lines of NAME=value that may be logged: without passwords. */
export function describeConfig(config: Config): readonly string[] {
  return FIELDS.filter((field) => config[field] !== undefined).map((field) => {
    const { name, isSecret = false } = variableOf(field);
    const value = String(config[field]);
    return `${name}=${isSecret ? withoutPassword(value) : value}`;
  });
}

function textOf(environment: NodeJS.ProcessEnv, { name }: Variable): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function lineOf({ path, message }: z.core.$ZodIssue): string {
  const field = FIELDS.find((candidate) => candidate === path[0]);
  return field === undefined ? message : `${variableOf(field).name} ${message}`;
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  if (url.password !== '') url.password = '***';
  for (const parameter of ['password', 'sslpassword']) {
    if (url.searchParams.has(parameter)) url.searchParams.set(parameter, '***');
  }
  return url.toString();
}
