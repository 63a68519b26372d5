import { openState, withdrawnState, type Question } from './session.ts';

/** What a question's place hangs on. */
export type Standing = Pick<Question, 'number' | 'votes' | 'state'>;

/** The numbers of questions in the server's order: open ones first, then more votes first, of equally many the older; without what was taken back. Pure. */
export function ranked(questions: readonly Standing[]): number[] {
  return questions.filter(({ state }) => state !== withdrawnState)
    .sort((one, other) => Number(one.state !== openState) - Number(other.state !== openState) || other.votes - one.votes || one.number - other.number)
    .map(({ number }) => number);
}

/** Those of `shown` that can stay where they are so that the fewest move to give `wanted`: a longest increasing subsequence (Schensted 1961). Pure; both hold the same numbers. */
export function staying(shown: readonly number[], wanted: readonly number[]): Set<number> {
  const places = new Map(wanted.map((number, place) => [number, place]));
  const ends: number[] = [], before = new Map<number, number | undefined>(); // the end of the best run of each length, and what comes before each in its run
  for (const number of shown) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places.get(ends[middle]!)! < places.get(number)!) low = middle + 1;
      else high = middle;
    }
    before.set(number, ends[low - 1]);
    ends[low] = number;
  }
  const stay = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) stay.add(at);
  return stay;
}
