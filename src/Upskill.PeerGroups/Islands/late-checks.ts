import { hex } from './bytes.ts';
import { LateGroups, lateSeed, placementHash } from './late.ts';
import { treeHash } from './merkle.ts';
import { linesOf, parseLate, parseRoster, WrongRow } from './roster.ts';
import { fits, verdict, type Check } from './verdict.ts';

/** Who came in later; secret and rows come when the round closes. */
export interface PublishedLate {
  readonly secret: string | null;
  readonly commitment: string;
  readonly turns: readonly PublishedTurn[];
}

/** One day's late joiners. */
export interface PublishedTurn {
  readonly day: string;
  /** People in each group before. */
  readonly sizes: readonly number[];
  readonly rosterHash: string;
  readonly hash: string;
  readonly rows: readonly string[];
}

/** Everybody who came in later, turn by turn, once more. */
export async function* checkLate(late: PublishedLate, { seed, draw }: { readonly seed: string | null; readonly draw: string }, lines: readonly string[]): AsyncGenerator<Check, void> {
  yield await commitmentOf(late);
  if (late.secret === null || seed === null) return;
  const rosters = await Promise.all(late.turns.map(turn => treeHash(turn.rows)));
  yield { part: 'lateRows', verdict: verdict(late.turns.every((turn, i) => rosters[i] === turn.rosterHash)), values: [late.turns.reduce((sum, turn) => sum + turn.rows.length, 0)] };
  yield { part: 'lateGroups', verdict: verdict(await arePlaced(late.turns, late.secret, seed, draw, lines)), values: [late.turns.length] };
}

/** Whether each turn comes out as its hash says. */
async function arePlaced(turns: readonly PublishedTurn[], secret: string, seed: string, draw: string, lines: readonly string[]): Promise<boolean> {
  try {
    const { rows } = await parseRoster(lines), drawn = linesOf(draw).map(group => group.split(',').map(Number)), groups = new LateGroups(rows, drawn);
    if (drawn.some(group => group.some(row => !rows[row])) || turns.some(turn => turn.sizes.length !== drawn.length)) return false;
    let first = rows.length;
    for (const turn of turns) {
      const came = parseLate(turn.rows, first);
      if (await placementHash(came, groups.place(came, turn.sizes, await lateSeed(secret, seed, turn.day))) !== turn.hash) return false;
      first += came.length;
    }
    return true;
  } catch (error) {
    if (error instanceof WrongRow) return false;
    throw error;
  }
}

async function commitmentOf({ secret, commitment }: { readonly secret: string | null; readonly commitment: string }): Promise<Check> {
  return { part: 'lateCommitment', verdict: await fits(secret, commitment), published: commitment };
}

/** The seed of one turn, for who came in at it. */
export async function* checkLateSeed(
  published: { readonly secret: string | null; readonly commitment: string; readonly seed: string | null }, day: string, drawSeed: string,
): AsyncGenerator<Check, void> {
  const { secret, seed } = published;
  yield await commitmentOf(published);
  if (secret === null || seed === null) yield { part: 'lateSeed', verdict: 'waits' };
  else yield { part: 'lateSeed', verdict: verdict(hex(await lateSeed(secret, drawSeed, day)) === seed), published: seed };
}
