import type { Clock } from './clock.ts';

/** Speaks through a polite live region at most once in five seconds: the latest words win, and nothing is said twice in a row. */
export class Say {
  #said: string;
  #next: string | undefined;
  #cancel: (() => void) | undefined;

  /** @param said What the region holds already. */
  constructor(said: string, private readonly clock: Clock, private readonly speak: (text: string) => void) {
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
    this.#cancel = this.clock.after(5000, () => this.#now());
    this.speak(text);
  }
}
