/** A message as every member sees it. */
export interface Shown {
  readonly number: number;
  readonly version: number;
  /** Null for a starter question. */
  readonly handle: string | null;
  /** Null where it is a question. */
  readonly question: number | null;
  /** Null once it was deleted. */
  readonly text: string | null;
  readonly at: string;
  readonly isEdited: boolean;
  /** How many put each reaction, in the order of the server's list. */
  readonly counts: readonly number[];
  readonly pinned: number | null;
  /** Its text was taken away after a report. */
  readonly isRemoved: boolean;
}

/** What the hub pushes: the same for every member. */
export interface Change {
  readonly round: string;
  readonly number: number;
  readonly message: Shown | null;
  readonly summary: object | null;
  readonly members: number;
  readonly here: number;
  readonly isClosed: boolean;
}

/** What one member is answered about everything after a number. */
export interface Page {
  readonly newest: number;
  readonly handle: string | null;
  readonly here: number;
  readonly handles: readonly string[];
  readonly messages: readonly { readonly message: Shown; readonly isOwn: boolean; readonly reactions: readonly number[] }[];
  readonly summary: object | null;
  readonly isClosed: boolean;
}

/** What a pushed change asks for. Pure. */
export function asks(change: Change, round: string): 'nothing' | 'presence' | 'message' | 'more' {
  if (change.round !== round) return 'nothing';
  if (change.message) return 'message';
  // The summary and the close are rare and shown by the server's own words.
  return change.summary || change.isClosed ? 'more' : 'presence';
}

/** How many of a thread's messages came after what was read of it. Pure. */
export function unread(numbers: readonly number[], readTo: number): number {
  return numbers.filter(number => number > readTo).length;
}

/** A text cut at the handles that it mentions. Pure. */
export function mentions(text: string, handles: readonly string[]): { text: string; isMention: boolean }[] {
  const pieces: { text: string; isMention: boolean }[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const named = handles.find(handle => text.startsWith(handle, at + 1));
    if (!named) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), isMention: false });
    from = at + 1 + named.length;
    pieces.push({ text: text.slice(at, from), isMention: true });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMention: false });
  return pieces;
}
