import { Groups } from './groups.ts';
import type { Numbers } from './numbers.ts';
import type { Pairs } from './pairs.ts';
import type { Row } from './roster.ts';

/** Who sits where, and what that costs. Every group has as many seats as every other; at most one of them is empty. */
export class Seating {
  /** The row on each seat; on an empty one the number after the last row, nobody's. */
  readonly rowAt: Int32Array;
  /** The seats of each group. */
  readonly size: number;
  readonly #nobody: number;
  readonly #pairs: Pairs;
  readonly #groups: Groups;

  constructor(rows: readonly Row[], pairs: Pairs, groups: number, numbers: Numbers) {
    const people = rows.length;
    if (!Number.isSafeInteger(groups) || groups < 1 || groups > people) throw new RangeError('There are no fewer people than groups.');
    this.size = Math.ceil(people / groups);
    this.#nobody = people;
    this.rowAt = new Int32Array(groups * this.size).fill(people);
    const order = shuffled(people, numbers), full = people % groups || groups;
    for (let seat = 0, next = 0; seat < this.rowAt.length; seat++)
      if (seat % this.size < this.size - 1 || this.groupOf(seat) < full) this.rowAt[seat] = order[next++]!;
    this.#pairs = pairs;
    this.#groups = new Groups(rows, this.rowAt, this.size);
  }

  groupOf(seat: number): number {
    return Math.floor(seat / this.size);
  }

  /** The rows of a group, ascending. */
  rowsOf(group: number, rowAt: Int32Array): Int32Array {
    return rowAt.slice(group * this.size, (group + 1) * this.size).filter(row => row !== this.#nobody).sort();
  }

  /** Of all groups. */
  cost(): number {
    let sum = 0;
    for (let seat = 0; seat < this.rowAt.length; seat++) {
      const group = this.groupOf(seat), first = group * this.size;
      if (seat === first) sum += this.#groups.cost(group);
      for (let other = first; other < seat; other++) sum += this.#pairs.cost(this.rowAt[seat]!, this.rowAt[other]!);
    }
    return sum;
  }

  /** Whether the exchange of two seats of different groups leaves each group with no more than one empty seat, and is one at all. */
  mayChange(seat: number, other: number): boolean {
    return !(this.rowAt[seat] === this.#nobody && this.#hasEmpty(other)) && !(this.rowAt[other] === this.#nobody && this.#hasEmpty(seat));
  }

  /** What the cost would grow by if what sits on two seats of different groups changed places. */
  growth(seat: number, other: number): number {
    const row = this.rowAt[seat]!, comes = this.rowAt[other]!, group = this.groupOf(seat), there = this.groupOf(other);
    return this.#pairsGrowth(group, seat, row, comes) + this.#pairsGrowth(there, other, comes, row)
      + this.#groups.growth(group, row, comes) + this.#groups.growth(there, comes, row);
  }

  change(seat: number, other: number): void {
    const row = this.rowAt[seat]!, comes = this.rowAt[other]!;
    this.#groups.replace(this.groupOf(seat), row, comes);
    this.#groups.replace(this.groupOf(other), comes, row);
    exchange(this.rowAt, seat, other);
  }

  #hasEmpty(seat: number): boolean {
    return this.#groups.members(this.groupOf(seat)) < this.size;
  }

  #pairsGrowth(group: number, seat: number, goes: number, comes: number): number {
    let sum = 0;
    for (let at = group * this.size, end = at + this.size; at < end; at++) {
      if (at === seat) continue;
      const stays = this.rowAt[at]!;
      sum += this.#pairs.cost(comes, stays) - this.#pairs.cost(goes, stays);
    }
    return sum;
  }
}

function shuffled(people: number, numbers: Numbers): Int32Array {
  const rows = Int32Array.from({ length: people }, (_, i) => i);
  for (let i = people - 1; i > 0; i--) exchange(rows, i, numbers.below(i + 1));
  return rows;
}

function exchange(rows: Int32Array, one: number, other: number): void {
  const row = rows[one]!;
  rows[one] = rows[other]!;
  rows[other] = row;
}
