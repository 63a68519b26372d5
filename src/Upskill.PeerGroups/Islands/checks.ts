import { noBreath, type Breath } from './breath.ts';
import { fromHex, hex, sha256, utf8 } from './bytes.ts';
import { draw, drawHash } from './draw.ts';
import { checkLate, checkLateSeed, type PublishedLate } from './late-checks.ts';
import { isInTree, treeHash } from './merkle.ts';
import { linesOf, parseRoster, WrongRow } from './roster.ts';
import { fits, verdict, type Check } from './verdict.ts';

export { breathing } from './breath.ts';
export { outcomeOf, type Check, type Verdict } from './verdict.ts';

/** What makes a seed; the secret and the contribution are null before the draw. */
export interface PublishedSeed {
  readonly secret: string | null;
  readonly commitment: string;
  readonly contribution: string | null;
  readonly seed: string | null;
}

/** Everything about a draw but its roster. */
export interface PublishedDraw extends PublishedSeed {
  readonly groups: number;
  readonly rosterHash: string;
  /** The text of the groups. */
  readonly draw: string;
  readonly drawHash: string;
  /** Null where nobody came in later. */
  readonly late: PublishedLate | null;
}

/** One's own row and that it is in the roster. */
export interface PublishedRow extends PublishedSeed {
  readonly row: string;
  readonly number: number;
  readonly people: number;
  readonly proof: readonly string[];
  readonly rosterHash: string;
  /** The turn at which they came in later, and the seed of the draw; null for who was in the draw. */
  readonly day: string | null;
  readonly drawSeed: string | null;
}

/**
 * The whole draw, one check after the other as they are done. Each judges its own part by what was published of the others, so that what was changed is
 * what is named.
 */
export async function* checkDraw(published: PublishedDraw, roster: string, breath: Breath = noBreath): AsyncGenerator<Check, void> {
  yield* checkSeed(published);
  const lines = linesOf(roster), { groups, rosterHash } = published;
  yield { part: 'roster', verdict: verdict(await treeHash(lines, breath) === rosterHash), published: rosterHash };
  const text = yield* drawAgain(lines, groups, published.seed ?? '', breath);
  yield { part: 'groups', verdict: verdict(text === published.draw), values: [groups] };
  yield { part: 'hash', verdict: verdict(await drawHash(published.draw) === published.drawHash), published: published.drawHash };
  if (published.late) yield* checkLate(published.late, published, lines);
}

/** One's own row, before and after the draw. */
export async function* checkRow(published: PublishedRow): AsyncGenerator<Check, void> {
  const { row, number, people, proof, rosterHash } = published;
  yield { part: 'row', verdict: verdict(await isInTree(row, number, people, proof, rosterHash)), values: [number + 1, people], published: rosterHash };
  if (published.day === null || published.drawSeed === null) return yield* checkSeed(published);
  yield* checkLateSeed(published, published.day, published.drawSeed);
}

async function* checkSeed({ secret, commitment, contribution, seed }: PublishedSeed): AsyncGenerator<Check, void> {
  const bytes = secret === null ? undefined : fromHex(secret) ?? new Uint8Array();
  yield { part: 'commitment', verdict: await fits(secret, commitment), published: commitment };
  if (!bytes || contribution === null || seed === null) yield { part: 'seed', verdict: 'waits' };
  else yield { part: 'seed', verdict: verdict(hex(await sha256(bytes, utf8(contribution))) === seed), published: seed };
}

/** Says whether every row has its form, and draws if so. */
async function* drawAgain(lines: readonly string[], groups: number, seed: string, breath: Breath): AsyncGenerator<Check, string | undefined> {
  try {
    const roster = await parseRoster(lines, breath), bytes = fromHex(seed);
    yield { part: 'rows', verdict: 'holds', values: [lines.length] };
    return bytes?.length === 32 && groups >= 1 && groups <= lines.length ? await draw(roster, groups, bytes, breath) : undefined;
  } catch (error) {
    if (!(error instanceof WrongRow)) throw error;
    yield { part: 'rows', verdict: 'fails', values: [error.row] };
    return undefined;
  }
}
