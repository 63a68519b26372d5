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

const isPlain = (press: Press) =>
  !(press.altKey || press.ctrlKey || press.metaKey || press.shiftKey || press.repeat || press.defaultPrevented);

/** Where an arrow leads: a held key does not leaf on, and with a modifier it is the browser's. */
export function way(press: Press): 'prev' | 'next' | undefined {
  if (!isPlain(press)) return undefined;
  return press.key === 'ArrowLeft' ? 'prev' : press.key === 'ArrowRight' ? 'next' : undefined;
}

/**
 * What a letter or a digit does while the focus is inside the form of an activity: leaf, or choose the option of this place, from 0.
 * Only there, so that who dictates or presses a key by mistake is never moved about.
 */
export function inForm(press: Press): 'prev' | 'next' | number | undefined {
  if (!isPlain(press)) return undefined;
  if (press.key === 'n' || press.key === 'p') return press.key === 'n' ? 'next' : 'prev';
  return /^[1-9]$/.test(press.key) ? Number(press.key) - 1 : undefined;
}
