import type { Clock } from './clock.ts';

/** Speaks through a polite live region, not again within a pause: the latest words win, and nothing is said twice in a row. */
export class Say {
  #said: string;
  #next: string | undefined;
  #cancel: (() => void) | undefined;

  /**
   * @param said What the region holds already.
   * @param pause In milliseconds.
   */
  constructor(said: string, private readonly clock: Clock, private readonly speak: (text: string) => void, private readonly pause = 5000) {
    this.#said = said;
  }

  say(text: string): void {
    this.#next = text;
    if (!this.#cancel) this.#now();
  }

  stop(): void {
    this.#cancel?.();
  }

  #now(): void {
    const text = this.#next;
    this.#next = this.#cancel = undefined;
    if (text === undefined || text === this.#said) return;
    this.#said = text;
    this.#cancel = this.clock.after(this.pause, () => this.#now());
    this.speak(text);
  }
}
