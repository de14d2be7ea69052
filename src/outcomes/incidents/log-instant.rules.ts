const FORM = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2})$/;

/** Reads the log's `DD-MM-YYYY HH:MM` as a UTC instant in ISO 8601; null unless that minute exists. Such strings sort in time order. */
export function readLogInstant(text: string | null): string | null {
  const parts = text === null ? null : FORM.exec(text);
  if (parts === null) return null;
  const [, day = '', month = '', year = '', hour = '', minute = ''] = parts;
  if (Number(year) < 1 || Number(hour) > 23 || Number(minute) > 59) return null;
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return null;
  return `${year}-${month}-${day}T${hour}:${minute}:00Z`;
}

/** Whether a cell is the beginning of a date of the log's form, but not the whole of one. */
export function isCutDate(cell: string): boolean {
  return cell.length > 0 && cell.length < 16 && '00-00-0000 00:00'.startsWith(cell.replace(/\d/g, '0'));
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return month >= 1 && month <= 12 ? 31 : 0;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
