/** An element with `data-live`, as the server rendered it. */
export interface Keyed {
  readonly key: string;
  readonly html: string;
}

/**
 * What to change so that a part shows `next` instead of `last`: the keys of the elements that differ, or 'whole' where
 * elements came, went or changed places. Both are the server's words, never the page's: what a person opened or chose is no difference.
 */
export function plan(last: readonly Keyed[], next: readonly Keyed[]): 'whole' | readonly string[] {
  const keys = new Set(next.map(element => element.key));
  const same = last.length === next.length && keys.size === next.length && next.length > 0
    && next.every((element, index) => element.key === last[index]?.key);
  return same ? next.filter((element, index) => element.html !== last[index]?.html).map(element => element.key) : 'whole';
}

/** The attributes to put (text) or to take away (null) so that the page follows what the server changed and keeps what else was done to the element. */
export function attributeChanges(last: ReadonlyMap<string, string>, next: ReadonlyMap<string, string>): [name: string, value: string | null][] {
  const changes: [string, string | null][] = [];
  for (const [name, value] of next) if (last.get(name) !== value) changes.push([name, value]);
  for (const name of last.keys()) if (!next.has(name)) changes.push([name, null]);
  return changes;
}
