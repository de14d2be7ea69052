import type { Reply } from '../harness/api';
import type { Racer } from './racers';

/** What one caller was told: done, refused by name, or something that must not be. */
export interface Answer<Name extends string = Racer> {
  readonly racer: Name;
  readonly told: 'DONE' | 'REFUSED' | 'WRONG';
  readonly code: string;
  readonly lines: number;
}

/** Reads a reply; whatever is neither a success nor one of the named refusals is wrong. */
export function answerOf<Name extends string>(
  racer: Name,
  name: string,
  refusals: readonly string[],
  { status, text }: Reply,
): Answer<Name> {
  const wrong = { racer, told: 'WRONG', code: `${status} ${text.slice(0, 300)}`, lines: 0 } as const;
  if (status !== 200) return wrong;
  const { data, errors } = JSON.parse(text);
  const payload = data?.[name];
  if (errors !== undefined || payload == null || payload.isReplayed === true) return wrong;
  const codes: readonly string[] = payload.userErrors.map(({ code }: { code: string }) => code);
  if (codes.length === 0) return { racer, told: 'DONE', code: '', lines: payload.postedLineCount ?? 0 };
  return codes.every((code) => refusals.includes(code)) ? { ...wrong, told: 'REFUSED', code: codes.join(' ') } : wrong;
}
