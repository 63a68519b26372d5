import { noBreath, type Breath } from './breath.ts';
import { hex, sha256, utf8 } from './bytes.ts';
import { Numbers } from './numbers.ts';
import { Pairs } from './pairs.ts';
import type { Roster } from './roster.ts';
import { Seating } from './seating.ts';
import { sweepsFor, tableFor } from './tables.ts';

/**
 * The draw once more, written from "The draw, exactly" in the README of this slice and without a look at the server's: two that were written apart and
 * come to the same groups are unlikely to be wrong in the same way. Answers the text of the groups.
 */
export async function draw({ rows }: Roster, groups: number, seed: Uint8Array, breath: Breath = noBreath): Promise<string> {
  const numbers = new Numbers(seed), seating = new Seating(rows, await Pairs.of(rows, breath), groups, numbers);
  const best = groups > 1 ? await search(seating, numbers, breath) : seating.rowAt;
  return Array.from({ length: groups }, (_, group) =>
    `${best.slice(seating.firstOf[group], seating.firstOf[group + 1]).sort().join(',')}\n`).join('');
}

/** The hash that is published with the groups. */
export async function drawHash(text: string): Promise<string> {
  return hex(await sha256(utf8(text)));
}

async function search(seating: Seating, numbers: Numbers, breath: Breath): Promise<Int32Array> {
  const people = seating.rowAt.length, sweeps = sweepsFor(people);
  let cost = seating.cost(), best = seating.rowAt.slice(), bestCost = cost;
  for (let sweep = 0; sweep < sweeps && bestCost > 0; sweep++) {
    const table = tableFor(sweep, sweeps);
    for (let place = 0; place < people; place += portion) {
      await breath((sweep + place / people) / sweeps);
      cost += sweepOver(seating, numbers, table, place, Math.min(people, place + portion));
    }
    if (cost < bestCost) [best, bestCost] = [seating.rowAt.slice(), cost];
  }
  return best;
}

const portion = 512;

/** Part of a sweep; answers by how much the cost grew. */
function sweepOver(seating: Seating, numbers: Numbers, table: Float64Array, from: number, to: number): number {
  const { rowAt, groupAt, firstOf } = seating;
  let grown = 0;
  for (let place = from; place < to; place++) {
    const group = groupAt[place]!, first = firstOf[group]!, size = firstOf[group + 1]! - first;
    let other = numbers.below(rowAt.length - size);
    if (other >= first) other += size;
    const growth = seating.growth(place, other);
    if (growth > 0 && !(growth < table.length && numbers.next() < table[growth]!)) continue;
    seating.change(place, other);
    grown += growth;
  }
  return grown;
}
