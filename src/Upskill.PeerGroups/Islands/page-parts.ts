/** Parts of a page as the server renders them now. */
export async function renew(root: HTMLElement, parts: readonly string[], signal: AbortSignal): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store', signal }).catch(() => undefined);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of parts) {
    const next = page.querySelector(part), old = root.querySelector(part);
    // Nobody's words are taken from under their hands: who writes there is told by the server that it was changed.
    if (next && old && !old.contains(document.activeElement)) old.replaceWith(document.importNode(next, true));
  }
}

/** Handles of everybody who has a face on the page. */
export function faces(root: HTMLElement): string[] {
  return [...root.querySelectorAll<HTMLElement>('[data-mention]')].map(button => button.dataset['mention']!).concat(root.dataset['handle'] ?? []);
}
