import { noBreath, type Breath } from './breath.ts';

/** One person of a round, without a name. */
export interface Row {
  readonly token: string;
  readonly band: number;
  /** 32 bits. */
  readonly languages: number;
  /** The 48 half-hours of a UTC day as they are written, so that equal ones compare as equal. */
  readonly waking: string;
  /** Rows that must not be in one group with this one, ascending. */
  readonly apart: readonly number[];
  /** Rows that were in one group with this one, ascending. */
  readonly met: readonly number[];
  /** How often each of `met`. */
  readonly times: readonly number[];
}

/** The lines that were hashed, and what they say. */
export interface Roster {
  readonly lines: readonly string[];
  readonly rows: readonly Row[];
}

/** A row that the description of the draw does not allow. */
export class WrongRow extends Error {
  /** @param row Its number, from 0. */
  constructor(readonly row: number, what: string) {
    super(`Row ${row} ${what}.`);
  }
}

/** The lines of a roster; a line feed at the end makes no further one. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Reads a roster and judges its form: fields, order by token, and that rows name each other alike. Throws a `WrongRow`. */
export async function parseRoster(lines: readonly string[], breath: Breath = noBreath): Promise<Roster> {
  const rows: Row[] = [];
  for (const [number, line] of lines.entries()) {
    if (number % 256 === 0) await breath(0);
    const row = parseRow(line, number, lines.length);
    if (number > 0 && row.token <= rows[number - 1]!.token) throw new WrongRow(number, 'is not after the row before it by its token');
    rows.push(row);
  }
  await judgeSymmetry(rows, row => row.apart, () => 1, 'apart', breath);
  await judgeSymmetry(rows, row => row.met, (row, at) => row.times[at]!, 'met', breath);
  return { lines, rows };
}

/** Reads the rows of late joiners of one turn, numbered from `first` on: ordered by token, and naming rows before themselves only. */
export function parseLate(lines: readonly string[], first: number): Row[] {
  return lines.reduce<Row[]>((rows, line, i) => {
    const row = parseRow(line, first + i, first + i);
    if (i > 0 && row.token <= rows[i - 1]!.token) throw new WrongRow(first + i, 'is not after the row before it by its token');
    return [...rows, row];
  }, []);
}

const form = /^([0-9a-f]{32}) (0|[1-9]|[12]\d|3[01]) ([0-9a-f]{8}) ([0-9a-f]{12}) (-|[\d,]+) (-|[\d:,]+)$/;

function parseRow(line: string, number: number, people: number): Row {
  const [, token, band, languages, waking, others, meetings] = form.exec(line) ?? [];
  if (!token || !languages || !waking || !others || !meetings) throw new WrongRow(number, 'has not the form of a row');
  const apart = numbersIn(others, ','), both = numbersIn(meetings, ':,');
  const met = both?.filter((_, i) => i % 2 === 0), times = both?.filter((_, i) => i % 2 === 1);
  const fits = (rows: readonly number[]) => rows.every((other, at) => other < people && other !== number && (at === 0 || other > rows[at - 1]!));
  if (!apart || !met || !times || !fits(apart) || !fits(met) || times.includes(0)) throw new WrongRow(number, 'names other rows wrongly');
  return { token, band: Number(band), languages: parseInt(languages, 16), waking, apart, met, times };
}

/** Numbers without leading zeros, with these separators by turns between them and the last one understood at the end. A roster may hold millions. */
function numbersIn(field: string, separators: string): number[] | undefined {
  const numbers: number[] = [];
  if (field === '-') return numbers;
  const comma = 44, zero = 48;
  let value = -1;
  for (let at = 0; at <= field.length; at++) {
    const code = at < field.length ? field.charCodeAt(at) : comma;
    if (code >= zero && code < zero + 10) {
      if (value === 0) return undefined;
      value = Math.max(value, 0) * 10 + code - zero;
    } else {
      if (value < 0 || code !== separators.charCodeAt(numbers.length % separators.length)) return undefined;
      numbers.push(value);
      value = -1;
    }
  }
  return numbers;
}

/** Rows are looked at in order, so each finds itself where the other's list has got to. */
async function judgeSymmetry(
  rows: readonly Row[], others: (row: Row) => readonly number[], value: (row: Row, at: number) => number, name: string, breath: Breath,
): Promise<void> {
  const reached = new Int32Array(rows.length);
  for (const [number, row] of rows.entries()) {
    if (number % 256 === 0) await breath(0);
    for (const [at, other] of others(row).entries()) {
      const there = rows[other]!, back = reached[other]!++;
      if (others(there)[back] !== number || value(there, back) !== value(row, at))
        throw new WrongRow(number, `names row ${other} as ${name}, which does not name it alike`);
    }
  }
  for (const [number, row] of rows.entries())
    if (reached[number] !== others(row).length) throw new WrongRow(number, `names a row as ${name} that does not name it`);
}
