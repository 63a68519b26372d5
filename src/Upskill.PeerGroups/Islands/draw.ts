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
  const best = groups > 1 ? await search(seating, numbers, sweepsFor(rows.length), breath) : seating.rowAt;
  return Array.from({ length: groups }, (_, group) => `${seating.rowsOf(group, best).join(',')}\n`).join('');
}

/** The hash that is published with the groups. */
export async function drawHash(text: string): Promise<string> {
  return hex(await sha256(utf8(text)));
}

async function search(seating: Seating, numbers: Numbers, sweeps: number, breath: Breath): Promise<Int32Array> {
  const seats = seating.rowAt.length;
  let cost = seating.cost(), best = seating.rowAt.slice(), bestCost = cost;
  for (let sweep = 0; sweep < sweeps && bestCost > 0; sweep++) {
    const table = tableFor(sweep, sweeps);
    for (let seat = 0; seat < seats; seat += portion) {
      await breath((sweep + seat / seats) / sweeps);
      cost += sweepOver(seating, numbers, table, seat, Math.min(seats, seat + portion));
    }
    if (cost < bestCost) [best, bestCost] = [seating.rowAt.slice(), cost];
  }
  return best;
}

const portion = 512;

/** Part of a sweep; answers by how much the cost grew. */
function sweepOver(seating: Seating, numbers: Numbers, table: Float64Array, from: number, to: number): number {
  const { rowAt, size } = seating, others = rowAt.length - size;
  let grown = 0;
  for (let seat = from; seat < to; seat++) {
    let other = numbers.below(others);
    if (other >= seating.groupOf(seat) * size) other += size;
    if (!seating.mayChange(seat, other)) continue;
    const growth = seating.growth(seat, other);
    if (growth > 0 && !(growth < table.length && numbers.next() < table[growth]!)) continue;
    seating.change(seat, other);
    grown += growth;
  }
  return grown;
}
