import type { Row } from './roster.ts';

/**
 * How many in each group have each of a few properties. Rows with the same properties are alike, and are compared by one number. The row after the last, of
 * an empty seat, has none and is like no other.
 */
export class Tally {
  readonly #kind: Int32Array;
  readonly #has: Int32Array[] = [];
  readonly #counts: Int32Array[];
  readonly #after: Int32Array;

  constructor(rows: readonly Row[], groups: number, properties: number, kindOf: (row: Row) => string, has: (row: Row, property: number) => boolean) {
    const kinds = new Map<string, number>();
    this.#kind = new Int32Array(rows.length + 1);
    for (const [number, row] of rows.entries()) {
      const name = kindOf(row), kind = kinds.get(name) ?? this.#has.length;
      this.#kind[number] = kind;
      if (kind < this.#has.length) continue;
      kinds.set(name, kind);
      this.#has.push(Int32Array.from({ length: properties }, (_, property) => Number(has(row, property))));
    }
    this.#kind[rows.length] = this.#has.push(new Int32Array(properties)) - 1;
    this.#counts = Array.from({ length: groups }, () => new Int32Array(properties));
    this.#after = new Int32Array(properties);
  }

  areAlike(row: number, other: number): boolean {
    return this.#kind[row] === this.#kind[other];
  }

  /** Of a group; not to be kept or changed. */
  counts(group: number): Int32Array {
    return this.#counts[group]!;
  }

  /** What the counts would be; overwritten by the next call. */
  after(group: number, goes: number, comes: number): Int32Array {
    const counts = this.#counts[group]!, less = this.#has[this.#kind[goes]!]!, more = this.#has[this.#kind[comes]!]!;
    for (let i = 0; i < counts.length; i++) this.#after[i] = counts[i]! - less[i]! + more[i]!;
    return this.#after;
  }

  add(group: number, row: number): void {
    const counts = this.#counts[group]!, more = this.#has[this.#kind[row]!]!;
    for (let i = 0; i < counts.length; i++) counts[i]! += more[i]!;
  }

  replace(group: number, goes: number, comes: number): void {
    if (!this.areAlike(goes, comes)) this.#counts[group]!.set(this.after(group, goes, comes));
  }
}
