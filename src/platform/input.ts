import { z } from 'zod';
import { canonicalDecimal } from '../kernel/decimal';
import { ID_PREFIX, type IdKind, uuidOf } from '../kernel/id';
import { parseInstant } from '../kernel/instant';

/** A field that refuses with a code of its own; see `refusalsOf`. */
const refusing = (code: string, message: string) => ({ error: message, params: { code } });

const UNSTORABLE = /\u0000|\p{Surrogate}/u;
/** Anything that leaves a mark: no white space, and nothing that is without a width or a glyph. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Printable ASCII that does not begin with a space: it can be stored and seen. */
const PLAIN = /^[\x21-\x7e][\x20-\x7e]*$/;
const DECIMAL = /^-?(0|[1-9]\d{0,27})(\.\d{1,12})?$/;
const NO_DECIMAL = 'is not a plain decimal number such as -1250.75 (up to 28 digits before the point, 12 after)';

/** Text that PostgreSQL stores exactly as it was sent: no NUL, no lone surrogate, bounded, not blank. */
export const text = (maxLength = 200) =>
  z.string().check(({ value, issues }) => {
    // One look at what nearly every text is, because a batch has thousands.
    if (value.length <= maxLength && PLAIN.test(value)) return;
    for (const message of faultsOfText(value, maxLength))
      issues.push({ code: 'custom', message, input: value, continue: true });
  });

/** A public id of one kind, read into its UUID. */
export const id = (kind: IdKind) =>
  z
    .string()
    .transform((value, context) => {
      const uuid = uuidOf(kind, value);
      if (uuid !== null) return uuid;
      context.addIssue({ code: 'custom', message: `is no ${kind} id (${ID_PREFIX[kind]}_…)` });
      return z.NEVER;
    })
    .meta({ scalar: 'ID' });

/** An exact decimal as a string: up to 28 digits before and 12 after the point, no exponent, no plus sign. */
export const decimal = () =>
  z.string().regex(DECIMAL, { error: NO_DECIMAL, abort: true }).overwrite(canonicalDecimal).meta({ scalar: 'Decimal' });

/** A decimal above zero. */
export const positive = () =>
  decimal()
    .refine((value) => !value.startsWith('-') && /[1-9]/.test(value), 'must be greater than zero')
    .meta({ scalar: 'Decimal' });

/** A day that exists, as YYYY-MM-DD. */
export const day = () => z.string().refine(isDay, 'is not a day of the calendar (YYYY-MM-DD)').meta({ scalar: 'Date' });

/** An instant in UTC, as ISO 8601 with a zone. */
export const instant = () =>
  z
    .string()
    .check((given) => {
      const instant = parseInstant(given.value);
      // The product keeps milliseconds; what is finer is dropped towards the past, never into the next period.
      if (instant.ok) given.value = `${instant.value.slice(0, 23)}Z`;
      else {
        const message = `is not an instant: ${instant.message.replace(/\.$/, '')}`;
        given.issues.push({ code: 'custom', message, input: given.value });
      }
    })
    .meta({ scalar: 'DateTime' });

/** The key under which a repeat of the same request is recognised, for ever. */
export const idempotencyKey = () =>
  text(200).describe(
    'Chosen by the caller. A repeat with the same key and the same input answers with the first result; another input is refused.',
  );

/** An ISO 4217 code; whether the currency exists is for the currency table to say. */
export const currencyCode = () =>
  z
    .string()
    .refine((value) => /^[A-Z]{3}$/.test(value), refusing('UNKNOWN_CURRENCY', 'is not an ISO 4217 currency code'))
    .meta({ scalar: 'CurrencyCode' });

/** A zone of the IANA database. */
export const timeZone = () => text(60).refine(isTimeZone, 'is not an IANA time zone').meta({ scalar: 'String' });

/** A key written in lower case, digits, `_`, `-`, `.`: readable in plans, files and logs. */
export const slug = () =>
  text(80).regex(/^[a-z0-9][a-z0-9_.-]*$/, 'must be lower case letters, digits, "_", "-" or "."');

function* faultsOfText(value: string, maxLength: number): Iterable<string> {
  if (UNSTORABLE.test(value)) yield 'must not contain NUL or lone surrogates';
  if (!VISIBLE.test(value)) yield 'must not be blank';
  if (value.length > maxLength) yield `must have at most ${maxLength} characters`;
}

function isDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [, year, month, dayOfMonth] = match.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, dayOfMonth ?? 0));
  return date.toISOString().startsWith(value);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return /^[A-Z]/.test(value) && (value === 'UTC' || value.includes('/'));
  } catch {
    return false;
  }
}
