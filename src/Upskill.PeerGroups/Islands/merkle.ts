import { noBreath, type Breath } from './breath.ts';
import { fromHex, hex, sha256, utf8 } from './bytes.ts';

const leafMark = Uint8Array.of(0), nodeMark = Uint8Array.of(1);

/** The Merkle tree hash of RFC 9162 §2.1.1 over lines of text, in hex. */
export async function treeHash(lines: readonly string[], breath: Breath = noBreath): Promise<string> {
  if (lines.length === 0) return hex(await sha256());
  let level = await hashed(lines.length, i => leaf(lines[i]!), breath);
  // Pairs from the left, the odd one out as it is, give the tree whose left half is the largest power of two.
  while (level.length > 1) {
    const below = level;
    level = await hashed(Math.ceil(below.length / 2), i => 2 * i + 1 < below.length ? node(below[2 * i]!, below[2 * i + 1]!) : Promise.resolve(below[2 * i]!), breath);
  }
  return hex(level[0]!);
}

/** Whether a line is that of this number among so many: the check of RFC 9162 §2.1.3.2. */
export async function isInTree(line: string, number: number, people: number, proof: readonly string[], rosterHash: string): Promise<boolean> {
  if (!Number.isSafeInteger(number) || !Number.isSafeInteger(people) || number < 0 || number >= people || people > 2 ** 31) return false;
  let here = await leaf(line), at = number, last = people - 1;
  for (const digits of proof) {
    const neighbour = fromHex(digits);
    if (neighbour?.length !== 32 || last === 0) return false;
    if (at % 2 === 1 || at === last) {
      here = await node(neighbour, here);
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    } else {
      here = await node(here, neighbour);
    }
    [at, last] = [at >> 1, last >> 1];
  }
  return last === 0 && hex(here) === rosterHash;
}

const leaf = (line: string) => sha256(leafMark, utf8(line));
const node = (left: Uint8Array, right: Uint8Array) => sha256(nodeMark, left, right);

/** In portions: one at a time waits too often, all at once holds up the page. */
async function hashed(count: number, one: (i: number) => Promise<Uint8Array>, breath: Breath): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  while (all.length < count) {
    const from = all.length;
    all.push(...await Promise.all(Array.from({ length: Math.min(256, count - from) }, (_, i) => one(from + i))));
    await breath(0);
  }
  return all;
}
