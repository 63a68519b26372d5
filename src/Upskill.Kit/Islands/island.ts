/**
 * Base of every island: a custom element around HTML that the server rendered and that works without it.
 * What `start` sets up must end with `signal`, which is aborted when the element leaves the page.
 */
export abstract class Island extends HTMLElement {
  #life: AbortController | undefined;

  connectedCallback(): void {
    this.#life ??= new AbortController();
    this.start(this.#life.signal);
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#life = undefined;
  }

  protected abstract start(signal: AbortSignal): void;
}

/** Makes `name` an island; a second time does nothing. */
export function define(name: `${string}-${string}`, island: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, island);
}

/**
 * Shows a live region that was hidden. A region that appears with its text in place is not read out by every screen reader,
 * so its content is put in once more after it is there.
 */
export function reveal(element: HTMLElement): void {
  if (!element.hidden) return;
  element.hidden = false;
  requestAnimationFrame(() => {
    if (!element.contains(document.activeElement)) element.replaceChildren(...element.childNodes);
  });
}
