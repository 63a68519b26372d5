import type { Clock } from './clock.ts';

/** Asks a quarter of a second after the last keystroke, and shows answers only in the order of what was typed. */
export class Search<T> {
  #asked = 0;
  #shown = 0;
  #query: string;
  #cancel: (() => void) | undefined;

  constructor(query: string, private readonly clock: Clock, private readonly load: (query: string) => Promise<T>, private readonly show: (query: string, answer: T) => void) {
    this.#query = query;
  }

  typed(query: string): void {
    this.#cancel?.();
    this.#cancel = this.clock.after(250, () => void this.#ask(query));
  }

  stop(): void {
    this.#cancel?.();
    this.#shown = Infinity;
  }

  async #ask(query: string): Promise<void> {
    if (query === this.#query) return;
    this.#query = query;
    const number = ++this.#asked;
    try {
      const answer = await this.load(query);
      if (number <= this.#shown) return;
      this.#shown = number;
      this.show(query, answer);
    } catch {
      // The list stays as it is; typing on or the form's own button asks again.
      if (this.#query === query) this.#query = '\0';
    }
  }
}
