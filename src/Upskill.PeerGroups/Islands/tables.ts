/** What the search accepts: the chances of its twenty steps, from warm to cold, and how many sweeps there are. */
const chances = [
  2605029347, 2442507059, 2271195735, 2092205969, 1907046235, 1717644002, 1526343339, 1335870590, 1149260270, 969735641,
  800542863, 644744507, 504987169, 383267853, 280732379, 197543372, 132851935, 84893656, 51206438, 28939262,
] as const;

/** How often the search goes over all places. */
export function sweepsFor(people: number): number {
  return chances.length * Math.floor(Math.min(1000, Math.max(100, Math.floor(150_000 / people))) / chances.length);
}

/** For a growth of 1, 2, 3 …: below which of 2^32 numbers it is accepted. Entry 0 is never asked for. */
export function tableFor(sweep: number, sweeps: number): Float64Array {
  const chance = BigInt(chances[Math.floor(sweep / (sweeps / chances.length))]!), table = [0];
  for (let entry = chance; entry > 0n; entry = entry * chance >> 32n) table.push(Number(entry));
  return Float64Array.from(table);
}
