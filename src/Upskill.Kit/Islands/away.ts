import type { Clock } from './clock.ts';

/** Decides when a person is told that the connection is lost: a blip shorter than two seconds is not worth a word. */
export class Away {
  #told = new Set<string>();
  #waiting = new Map<string, () => void>();
  #offline = false;
  #shown = false;

  constructor(private readonly clock: Clock, private readonly show: (away: boolean) => void) {}

  /** A connection was lost, or is back. */
  connection(name: string, away: boolean): void {
    if (!away) {
      this.#waiting.get(name)?.();
      this.#waiting.delete(name);
      this.#told.delete(name);
    } else if (!this.#waiting.has(name)) {
      this.#waiting.set(name, this.clock.after(2000, () => {
        this.#told.add(name);
        this.#tell();
      }));
    }
    this.#tell();
  }

  /** What the browser says of the network: told at once. */
  offline(offline: boolean): void {
    this.#offline = offline;
    this.#tell();
  }

  #tell(): void {
    const away = this.#offline || this.#told.size > 0;
    if (away === this.#shown) return;
    this.#shown = away;
    this.show(away);
  }
}
