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
  judgeSymmetry(rows, row => row.apart, () => 1, 'apart');
  judgeSymmetry(rows, row => row.met, (row, at) => row.times[at]!, 'met');
  return { lines, rows };
}

const form = /^([0-9a-f]{32}) (0|[1-9]|[12]\d|3[01]) ([0-9a-f]{8}) ([0-9a-f]{12}) (-|[\d,]+) (-|[\d:,]+)$/;

function parseRow(line: string, number: number, people: number): Row {
  const [, token, band, languages, waking, apart, met] = form.exec(line) ?? [];
  if (!token || !languages || !waking || !apart || !met) throw new WrongRow(number, 'has not the form of a row');
  const others = list(apart), meetings = list(met).map(one => one.split(':'));
  const row = {
    token, band: Number(band), languages: parseInt(languages, 16) >>> 0, waking,
    apart: others.map(whole), met: meetings.map(([other]) => whole(other)), times: meetings.map(([, times]) => whole(times)),
  };
  const fits = (rows: readonly number[]) => rows.every((other, at) => other < people && other !== number && (at === 0 || other > rows[at - 1]!));
  if (meetings.some(one => one.length !== 2) || !fits(row.apart) || !fits(row.met) || !row.times.every(times => times >= 1))
    throw new WrongRow(number, 'names other rows wrongly');
  return row;
}

const list = (field: string) => field === '-' ? [] : field.split(',');

/** A number without sign or leading zeros; NaN, which nothing compares with, for all else. */
function whole(digits: string | undefined): number {
  return digits !== undefined && /^(0|[1-9]\d{0,8})$/.test(digits) ? Number(digits) : NaN;
}

/** Rows are looked at in order, so each finds itself where the other's list has got to. */
function judgeSymmetry(rows: readonly Row[], others: (row: Row) => readonly number[], value: (row: Row, at: number) => number, name: string): void {
  const reached = new Int32Array(rows.length);
  for (const [number, row] of rows.entries()) {
    for (const [at, other] of others(row).entries()) {
      const there = rows[other]!, back = reached[other]!++;
      if (others(there)[back] !== number || value(there, back) !== value(row, at)) throw new WrongRow(number, `names row ${other} as ${name}, which does not name it alike`);
    }
  }
  for (const [number, row] of rows.entries())
    if (reached[number] !== others(row).length) throw new WrongRow(number, `names a row as ${name} that does not name it`);
}
