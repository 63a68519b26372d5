import type { Row } from './roster.ts';
import { Tally } from './tally.ts';

const languageCost = 20_000_000, wakingCost = 300_000, bandCost = 30_000;
const halfHours = 8;

/**
 * Counts of each group's members and their languages, waking half-hours and bands, and what they cost. The row after the last stands for nobody, on an
 * empty seat.
 */
export class Groups {
  readonly #languages: Tally;
  readonly #waking: Tally;
  readonly #bands: Tally;
  readonly #members: Int32Array;
  readonly #nobody: number;
  readonly #bandsWanted: number;
  readonly #awake: Int32Array;

  constructor(rows: readonly Row[], rowAt: Int32Array, size: number) {
    const groups = rowAt.length / size;
    this.#languages = new Tally(rows, groups, 32, row => row.languages.toString(16), (row, bit) => row.languages / 2 ** bit % 2 >= 1);
    this.#waking = new Tally(rows, groups, 48, row => row.waking, (row, bit) => parseInt(row.waking, 16) / 2 ** bit % 2 >= 1);
    this.#bands = new Tally(rows, groups, 32, row => String(row.band), (row, band) => row.band === band);
    this.#members = new Int32Array(groups);
    this.#nobody = rows.length;
    this.#awake = new Int32Array(size + 1);
    this.#bandsWanted = bandsWanted(rows, groups);
    for (const [seat, row] of rowAt.entries()) if (row !== this.#nobody) this.#add(Math.floor(seat / size), row);
  }

  /** How many people sit in a group. */
  members(group: number): number {
    return this.#members[group]!;
  }

  /** Of one group, without its pairs. */
  cost(group: number): number {
    const members = this.#members[group]!;
    return languagesCost(members, this.#languages.counts(group)) + this.#wakingCost(members, this.#waking.counts(group))
      + this.#bandsCost(this.#bands.counts(group));
  }

  /** What one group's cost would grow by if one row came instead of another. */
  growth(group: number, goes: number, comes: number): number {
    const members = this.#members[group]!, after = members + this.#grown(goes, comes);
    let sum = 0;
    if (!this.#languages.areAlike(goes, comes))
      sum += languagesCost(after, this.#languages.after(group, goes, comes)) - languagesCost(members, this.#languages.counts(group));
    if (!this.#waking.areAlike(goes, comes))
      sum += this.#wakingCost(after, this.#waking.after(group, goes, comes)) - this.#wakingCost(members, this.#waking.counts(group));
    if (!this.#bands.areAlike(goes, comes))
      sum += this.#bandsCost(this.#bands.after(group, goes, comes)) - this.#bandsCost(this.#bands.counts(group));
    return sum;
  }

  replace(group: number, goes: number, comes: number): void {
    for (const tally of [this.#languages, this.#waking, this.#bands]) tally.replace(group, goes, comes);
    this.#members[group]! += this.#grown(goes, comes);
  }

  #add(group: number, row: number): void {
    for (const tally of [this.#languages, this.#waking, this.#bands]) tally.add(group, row);
    this.#members[group]!++;
  }

  /** By how many people a group grows when one row comes instead of another. */
  #grown(goes: number, comes: number): number {
    return Number(goes === this.#nobody) - Number(comes === this.#nobody);
  }

  /** Half-hours are counted by how many are awake in them, then from the most down to the eighth. */
  #wakingCost(members: number, awake: Int32Array): number {
    const hours = this.#awake.fill(0);
    for (let i = 0; i < awake.length; i++) hours[awake[i]!]!++;
    let left = halfHours, people = members;
    while ((left -= hours[people]!) > 0) people--;
    return wakingCost * missing(members - people);
  }

  #bandsCost(people: Int32Array): number {
    let different = 0;
    for (let i = 0; i < people.length; i++) if (people[i]! > 0) different++;
    return bandCost * Math.max(0, this.#bandsWanted - different);
  }
}

const missing = (people: number) => people === 0 ? 0 : people + 5;

function languagesCost(members: number, speakers: Int32Array): number {
  let most = 0;
  for (let i = 0; i < speakers.length; i++) if (speakers[i]! > most) most = speakers[i]!;
  return languageCost * missing(members - most);
}

/** How many different bands a group should have: not more than could be spread over all groups. */
function bandsWanted(rows: readonly Row[], groups: number): number {
  const people = new Map<number, number>();
  for (const { band } of rows) people.set(band, (people.get(band) ?? 0) + 1);
  const spread = [...people.values()].reduce((sum, count) => sum + Math.min(count, groups), 0);
  return Math.min(4, Math.floor(spread / groups), Math.floor(rows.length / groups));
}
