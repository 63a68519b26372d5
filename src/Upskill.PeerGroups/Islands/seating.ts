import { Groups } from './groups.ts';
import type { Numbers } from './numbers.ts';
import type { Pairs } from './pairs.ts';
import type { Row } from './roster.ts';

/** Who sits where, and what that costs. */
export class Seating {
  /** The row at each place. */
  readonly rowAt: Int32Array;
  /** The group of each place. */
  readonly groupAt: Int32Array;
  /** The first place of each group, and the number of places at the end. */
  readonly firstOf: Int32Array;
  readonly #pairs: Pairs;
  readonly #groups: Groups;

  constructor(rows: readonly Row[], pairs: Pairs, groups: number, numbers: Numbers) {
    const people = rows.length;
    if (!Number.isSafeInteger(groups) || groups < 1 || groups > people) throw new RangeError('There are no fewer people than groups.');
    this.rowAt = Int32Array.from({ length: people }, (_, i) => i);
    for (let i = people - 1; i > 0; i--) this.#exchange(i, numbers.below(i + 1));
    this.groupAt = new Int32Array(people);
    this.firstOf = new Int32Array(groups + 1);
    for (let group = 0; group < groups; group++) {
      const first = this.firstOf[group]!, end = first + Math.floor(people / groups) + (group < people % groups ? 1 : 0);
      this.firstOf[group + 1] = end;
      this.groupAt.fill(group, first, end);
    }
    this.#pairs = pairs;
    this.#groups = new Groups(rows, this.rowAt, this.firstOf);
  }

  /** Of all groups. */
  cost(): number {
    let sum = 0;
    for (let group = 0; group + 1 < this.firstOf.length; group++) {
      sum += this.#groups.cost(group);
      for (let place = this.firstOf[group]!; place < this.firstOf[group + 1]!; place++)
        for (let other = this.firstOf[group]!; other < place; other++) sum += this.#pairs.cost(this.rowAt[place]!, this.rowAt[other]!);
    }
    return sum;
  }

  /** What the cost would grow by if the rows at two places of different groups changed places. */
  growth(place: number, other: number): number {
    const row = this.rowAt[place]!, comes = this.rowAt[other]!, group = this.groupAt[place]!, there = this.groupAt[other]!;
    return this.#pairsGrowth(group, place, row, comes) + this.#pairsGrowth(there, other, comes, row)
      + this.#groups.growth(group, row, comes) + this.#groups.growth(there, comes, row);
  }

  change(place: number, other: number): void {
    const row = this.rowAt[place]!, comes = this.rowAt[other]!;
    this.#groups.replace(this.groupAt[place]!, row, comes);
    this.#groups.replace(this.groupAt[other]!, comes, row);
    this.#exchange(place, other);
  }

  #pairsGrowth(group: number, place: number, goes: number, comes: number): number {
    let sum = 0;
    for (let at = this.firstOf[group]!, end = this.firstOf[group + 1]!; at < end; at++) {
      if (at === place) continue;
      const stays = this.rowAt[at]!;
      sum += this.#pairs.cost(comes, stays) - this.#pairs.cost(goes, stays);
    }
    return sum;
  }

  #exchange(place: number, other: number): void {
    const row = this.rowAt[place]!;
    this.rowAt[place] = this.rowAt[other]!;
    this.rowAt[other] = row;
  }
}
