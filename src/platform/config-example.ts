import { configSchema, variableOf } from './config.schema';

const HEAD = `# Every setting of Meed, with its default or an example. None is needed to try it out.
# Made from src/platform/config.schema.ts; a test holds the two together.
`;

/** The text of `.env.example`, made from the schema: copied as it is, it changes nothing. */
export function configExample(): string {
  const settings = configSchema.keyof().options.map((field) => {
    const { name, about, example = '' } = variableOf(field);
    const standard = configSchema.shape[field].safeParse(undefined).data;
    const value = standard === undefined || String(standard) === '' ? example : String(standard);
    return `# ${about}\n#${name}=${value}\n`;
  });
  return [HEAD, ...settings].join('\n');
}
