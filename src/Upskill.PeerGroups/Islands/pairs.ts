import { noBreath, type Breath } from './breath.ts';
import type { Row } from './roster.ts';

const apartCost = 1_000_000_000;
const metCost = [3, 5, 40, 100] as const;

/**
 * What two rows in one group cost. Each row has a small hash table of its own, so that 25,000 rows need no table of all pairs.
 * The row after the last, of an empty seat, has an empty one.
 */
export class Pairs {
  readonly #first: Int32Array;
  readonly #mask: Int32Array;
  readonly #others: Int32Array;
  readonly #costs: Int32Array;

  private constructor(rows: readonly Row[]) {
    this.#first = new Int32Array(rows.length + 1);
    this.#mask = new Int32Array(rows.length + 1);
    let slots = 0;
    for (const [number, { apart, met }] of rows.entries()) {
      const size = 2 ** Math.ceil(Math.log2(2 * (apart.length + met.length) + 1));
      this.#first[number] = slots;
      this.#mask[number] = size - 1;
      slots += size;
    }
    this.#first[rows.length] = slots++;
    this.#others = new Int32Array(slots).fill(-1);
    this.#costs = new Int32Array(slots);
  }

  static async of(rows: readonly Row[], breath: Breath = noBreath): Promise<Pairs> {
    const pairs = new Pairs(rows);
    for (const [number, { apart, met, times }] of rows.entries()) {
      if (number % 256 === 0) await breath(0);
      for (const [at, other] of met.entries()) pairs.#put(number, other, metCost[Math.min(times[at]!, metCost.length) - 1]!);
      for (const other of apart) pairs.#put(number, other, apartCost);
    }
    return pairs;
  }

  /** Of two different rows, or of nobody and anybody. */
  cost(row: number, other: number): number {
    const slot = this.#slot(row, other);
    return this.#others[slot] === other ? this.#costs[slot]! : 0;
  }

  #put(row: number, other: number, cost: number): void {
    const slot = this.#slot(row, other);
    this.#others[slot] = other;
    this.#costs[slot] = cost;
  }

  /** Where the other is, or the free slot where it would be. */
  #slot(row: number, other: number): number {
    const first = this.#first[row]!, mask = this.#mask[row]!;
    let at = Math.imul(other, 0x9e3779b1) >>> 8 & mask;
    while (this.#others[first + at] !== other && this.#others[first + at] !== -1) at = at + 1 & mask;
    return first + at;
  }
}
