import { fromHex, hex, sha256 } from './bytes.ts';

/** Waits where what is needed is published with the draw. */
export type Verdict = 'holds' | 'fails' | 'waits';

/** What one check found. */
export interface Check {
  readonly part: 'commitment' | 'seed' | 'roster' | 'rows' | 'groups' | 'hash' | 'row' | 'lateCommitment' | 'lateSeed' | 'lateRows' | 'lateGroups';
  readonly verdict: Verdict;
  /** What goes into its sentence. */
  readonly values?: readonly (string | number)[];
  /** What was published, to compare with what one noted. */
  readonly published?: string;
}

/** Whether a secret is the one that was committed to; before it is revealed this waits. */
export async function fits(secret: string | null, commitment: string): Promise<Verdict> {
  if (secret === null) return 'waits';
  const bytes = fromHex(secret);
  return verdict(bytes?.length === 32 && hex(await sha256(bytes)) === commitment);
}

/** What a comparison comes to. */
export const verdict = (holds: boolean): Verdict => holds ? 'holds' : 'fails';

/** Of all checks: one that fails decides, then one that waits. Null where nothing was checked. */
export function outcomeOf(verdicts: readonly Verdict[]): Verdict | null {
  return (['fails', 'waits', 'holds'] as const).find(verdict => verdicts.includes(verdict)) ?? null;
}
