/** The card that asks whether one wants to be in a round of peer groups: the server renders it, and it is fetched when somebody begins or ends to ask, and after an answer. */
export class PeersCard {
  constructor(private readonly root: HTMLElement, private readonly source: string, private readonly signal: AbortSignal) {}

  /** Answers true where there is a question now that was not there. What one is about to press stays: a yes that comes too late is told so. */
  async look(): Promise<boolean> {
    const had = this.#card !== null;
    if (this.root.contains(document.activeElement)) return false;
    await this.#fetch();
    return !had && this.#card !== null;
  }

  /** What one said stands there now, and the focus where it was. */
  async answered(): Promise<void> {
    await this.#fetch();
    this.#card?.focus();
  }

  get #card(): HTMLElement | null {
    return this.root.querySelector('section');
  }

  async #fetch(): Promise<void> {
    const response = await fetch(this.source, { headers: { accept: 'text/html' }, cache: 'no-store', credentials: 'same-origin', signal: this.signal }).catch(() => undefined);
    const part = response?.ok ? new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-peers]') : null;
    if (part) this.root.replaceChildren(...part.childNodes);
  }
}
