import type { Row } from './roster.ts';
import { Tally } from './tally.ts';

const languageCost = 20_000_000, wakingCost = 300_000, bandCost = 30_000;
const halfHours = 8;

/** Counts of each group's languages, waking half-hours and bands, and what they cost. */
export class Groups {
  readonly #languages: Tally;
  readonly #waking: Tally;
  readonly #bands: Tally;
  readonly #size: Int32Array;
  readonly #bandsWanted: number;
  readonly #awake: Int32Array;

  constructor(rows: readonly Row[], rowAt: Int32Array, firstOf: Int32Array) {
    const groups = firstOf.length - 1;
    this.#languages = new Tally(rows, groups, 32, row => row.languages.toString(16), (row, bit) => row.languages / 2 ** bit % 2 >= 1);
    this.#waking = new Tally(rows, groups, 48, row => row.waking, (row, bit) => parseInt(row.waking, 16) / 2 ** bit % 2 >= 1);
    this.#bands = new Tally(rows, groups, 32, row => String(row.band), (row, band) => row.band === band);
    this.#size = Int32Array.from({ length: groups }, (_, group) => firstOf[group + 1]! - firstOf[group]!);
    this.#awake = new Int32Array(Math.max(...this.#size) + 1);
    this.#bandsWanted = bandsWanted(rows, groups);
    for (let group = 0; group < groups; group++)
      for (let place = firstOf[group]!; place < firstOf[group + 1]!; place++) this.#add(group, rowAt[place]!);
  }

  /** Of one group, without its pairs. */
  cost(group: number): number {
    return this.#costOf(group, this.#languages.counts(group), this.#waking.counts(group), this.#bands.counts(group));
  }

  /** What one group's cost would grow by if one row came instead of another. */
  growth(group: number, goes: number, comes: number): number {
    let sum = 0;
    if (!this.#languages.areAlike(goes, comes))
      sum += this.#languageCost(group, this.#languages.after(group, goes, comes)) - this.#languageCost(group, this.#languages.counts(group));
    if (!this.#waking.areAlike(goes, comes))
      sum += this.#wakingCost(group, this.#waking.after(group, goes, comes)) - this.#wakingCost(group, this.#waking.counts(group));
    if (!this.#bands.areAlike(goes, comes))
      sum += this.#bandCost(this.#bands.after(group, goes, comes)) - this.#bandCost(this.#bands.counts(group));
    return sum;
  }

  replace(group: number, goes: number, comes: number): void {
    for (const tally of [this.#languages, this.#waking, this.#bands]) tally.replace(group, goes, comes);
  }

  #add(group: number, row: number): void {
    for (const tally of [this.#languages, this.#waking, this.#bands]) tally.add(group, row);
  }

  #costOf(group: number, languages: Int32Array, waking: Int32Array, bands: Int32Array): number {
    return this.#languageCost(group, languages) + this.#wakingCost(group, waking) + this.#bandCost(bands);
  }

  #languageCost(group: number, speakers: Int32Array): number {
    let most = 0;
    for (let i = 0; i < speakers.length; i++) if (speakers[i]! > most) most = speakers[i]!;
    return languageCost * missing(this.#size[group]! - most);
  }

  /** Half-hours are counted by how many are awake in them, then from the most down to the eighth. */
  #wakingCost(group: number, awake: Int32Array): number {
    const size = this.#size[group]!, hours = this.#awake.fill(0);
    for (let i = 0; i < awake.length; i++) hours[awake[i]!]!++;
    let left = halfHours, people = size;
    while ((left -= hours[people]!) > 0) people--;
    return wakingCost * missing(size - people);
  }

  #bandCost(people: Int32Array): number {
    let different = 0;
    for (let i = 0; i < people.length; i++) if (people[i]! > 0) different++;
    return bandCost * Math.max(0, this.#bandsWanted - different);
  }
}

const missing = (people: number) => people === 0 ? 0 : people + 5;

/** How many different bands a group should have: not more than could be spread over all groups. */
function bandsWanted(rows: readonly Row[], groups: number): number {
  const people = new Map<number, number>();
  for (const { band } of rows) people.set(band, (people.get(band) ?? 0) + 1);
  const spread = [...people.values()].reduce((sum, count) => sum + Math.min(count, groups), 0);
  return Math.min(4, Math.floor(spread / groups), Math.floor(rows.length / groups));
}
