import { fromHex, hex, sha256, utf8 } from './bytes.ts';
import { Numbers } from './numbers.ts';
import type { Row } from './roster.ts';

const smallest = 1, largest = 15, nowhere = -1;

/** The late seed of a day such as `2026-11-25`, from hex digits. */
export async function lateSeed(secret: string, drawSeed: string, day: string): Promise<Uint8Array> {
  return sha256(fromHex(secret) ?? new Uint8Array(), fromHex(drawSeed) ?? new Uint8Array(), utf8(day));
}

/** The hash of where the rows of a turn came. */
export async function placementHash(turn: readonly Row[], groups: readonly number[]): Promise<string> {
  return hex(await sha256(utf8(turn.map((row, i) => groups[i] === nowhere ? '' : `${row.token} ${groups[i]! + 1}\n`).join(''))));
}

/**
 * Late joiners once more, written from "9. Late joiners" of the README of this slice and without a look at the server's. Each call of `place` is the turn
 * after the one before.
 */
export class LateGroups {
  readonly #rows: Row[];
  readonly #members: number[][];
  readonly #bandsWanted: number;

  /** @param groups The numbers of the rows in each group, as drawn. */
  constructor(rows: readonly Row[], groups: readonly (readonly number[])[]) {
    this.#rows = [...rows];
    this.#members = groups.map(group => [...group]);
    const people = new Map<number, number>();
    for (const { band } of rows) people.set(band, (people.get(band) ?? 0) + 1);
    let spread = 0;
    for (const count of people.values()) spread += Math.min(count, groups.length);
    this.#bandsWanted = Math.min(4, Math.floor(spread / groups.length), Math.floor(rows.length / groups.length));
  }

  /** The group of each row of a turn, or −1; `people` are in each group before. */
  place(turn: readonly Row[], people: readonly number[], seed: Uint8Array): number[] {
    const numbers = new Numbers(seed), first = this.#rows.length, sizes = [...people];
    const came = new Array<number>(turn.length).fill(nowhere), order = [...came.keys()];
    this.#rows.push(...turn);
    for (let i = order.length - 1; i > 0; i--) {
      const j = numbers.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const next of order) {
      const allowed = [...sizes.keys()].filter(group => sizes[group]! >= smallest && sizes[group]! <= largest && !this.#isApart(first + next, group));
      const equal = least(least(allowed, group => sizes[group]!), group => this.#growth(first + next, group));
      if (equal.length === 0) continue;
      const group = equal[numbers.below(equal.length)]!;
      this.#members[group]!.push(first + next);
      sizes[group]!++;
      came[next] = group;
    }
    return came;
  }

  #isApart(row: number, group: number): boolean {
    return this.#members[group]!.some(member => this.#rows[Math.max(row, member)]!.apart.includes(Math.min(row, member)));
  }

  #growth(row: number, group: number): number {
    const before = this.#members[group]!, after = [...before, row];
    const rulesGrowth = this.#rulesCost(after) - this.#rulesCost(before);
    return before.reduce((sum, member) => sum + this.#meetingCost(row, member), rulesGrowth);
  }

  #meetingCost(row: number, member: number): number {
    const later = this.#rows[Math.max(row, member)]!, at = later.met.indexOf(Math.min(row, member));
    return at < 0 ? 0 : [3, 5, 40, 100][Math.min(later.times[at]!, 4) - 1]!;
  }

  #rulesCost(members: readonly number[]): number {
    const rows = members.map(member => this.#rows[member]!), people = rows.length;
    const speakers = Array.from({ length: 32 }, (_, bit) => rows.filter(row => row.languages / 2 ** bit % 2 >= 1).length);
    const hours = rows.map(row => parseInt(row.waking, 16));
    const awake = Array.from({ length: 48 }, (_, bit) => hours.filter(of => Math.floor(of / 2 ** bit) % 2 === 1).length).sort((one, other) => other - one);
    const bands = new Set(rows.map(row => row.band)).size;
    return 20_000_000 * missing(people - Math.max(...speakers)) + 300_000 * missing(people - awake[7]!) + 30_000 * Math.max(0, this.#bandsWanted - bands);
  }
}

const missing = (people: number) => people === 0 ? 0 : people + 5;

/** Those with the least of something, in order. */
function least(of: readonly number[], something: (one: number) => number): number[] {
  const some = of.map(something), smallest = Math.min(...some);
  return of.filter((_, i) => some[i] === smallest);
}
