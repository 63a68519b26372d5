/** A question as everybody sees it; `state` by its place in the server's list. */
export interface Question {
  readonly number: number;
  readonly version: number;
  /** Null once it was taken back. */
  readonly text: string | null;
  readonly at: string;
  readonly votes: number;
  readonly state: number;
  readonly answer: string | null;
}

export interface Poll {
  readonly number: number;
  readonly question: string;
  readonly options: readonly string[];
  /** Null for fewer than five. */
  readonly answered: number | null;
  readonly counts: readonly number[] | null;
  readonly isOpen: boolean;
}

export interface Showing {
  readonly id: string;
  readonly title: string;
  readonly presenter: string;
  readonly minutes: number;
  readonly endsAt: string;
}

export interface Groups {
  readonly number: number;
  readonly count: number;
  readonly endsAt: string;
}

/** What everybody sees. */
export interface Shared {
  readonly stage: number;
  readonly questions: readonly Question[];
  readonly poll: Poll | null;
  readonly showing: Showing | null;
  readonly groups: Groups | null;
  readonly about: number;
  /** Those present are asked to take part in a round of peer groups. */
  readonly asksForPeers: boolean;
}

/** What the hub pushes: the same for everybody. */
export interface Change {
  readonly session: string;
  readonly from: number;
  readonly number: number;
  readonly shared: Shared;
  readonly reactions: readonly number[];
}

/** What one attendee is answered about everything after a number. */
export interface View {
  readonly newest: number;
  readonly shared: Shared;
  readonly own: readonly number[];
  readonly upvoted: readonly number[];
  readonly chosen: number | null;
  readonly group: number | null;
}

/** Words that the server rendered. */
export type Words = Readonly<Record<string, string | undefined>>;

export const openState = 0, withdrawnState = 4;

/** Words with values in the places of `{0}`, `{1}`. Pure. */
export function fill(words: string | undefined, ...values: (string | number)[]): string {
  return (words ?? '').replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
}

/** “3:07” until a moment; nothing once it has passed. Pure. */
export function left(until: number, now: number): string | undefined {
  const seconds = Math.ceil((until - now) / 1000);
  return seconds <= 0 ? undefined : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Part of those who answered, 0 to 1; undefined while it is not shown. Pure. */
export function share(poll: Poll, option: number): number | undefined {
  return poll.counts && poll.answered ? (poll.counts[option] ?? 0) / poll.answered : undefined;
}

/** How long to wait before asking the server for what is one's own, so that thousands do not ask in one instant. Pure. */
export function patience(about: number, random: () => number = Math.random): number {
  return Math.round(Math.min(5000, about) * random());
}
