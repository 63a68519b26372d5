/** What is known of a key press. */
export interface Press {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
}

/** Where a key press leads: a held key does not leaf on, and with a modifier it is the browser's. */
export function way(press: Press): 'prev' | 'next' | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey || press.repeat || press.defaultPrevented) return undefined;
  return press.key === 'ArrowLeft' ? 'prev' : press.key === 'ArrowRight' ? 'next' : undefined;
}
