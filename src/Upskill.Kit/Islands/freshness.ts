import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';

/** What the server answered: its number, and the way to show it. */
export interface Fragment {
  readonly number: number;
  show(): void;
}

/**
 * Keeps one live part as new as the newest number that anyone named: one request at a time, however many numbers arrive meanwhile,
 * never an older answer over a newer one, and nothing more once the part is gone (signed out, or no longer theirs).
 */
export class Freshness {
  #newest: number;
  #busy = false;
  #failures = 0;
  #stopped = false;
  #cancelWait: (() => void) | undefined;

  /** @param load Answers the fragment, or 'gone' where the server no longer shows it; rejects when it may be tried again. */
  constructor(private shown: number, private readonly load: () => Promise<Fragment | 'gone'>, private readonly clock: Clock) {
    this.#newest = shown;
  }

  /** The number that is shown. */
  get newest(): number {
    return this.shown;
  }

  /**
   * Something was pushed with its number: true where it is the very next, so that it may be shown without asking; else what is missing is asked for.
   * @param from The number after which it holds everything; the one before it where nothing is said.
   */
  took(number: number, from = number - 1): boolean {
    if (this.#busy || this.#stopped || from > this.shown || number <= this.shown || this.#newest > number) {
      this.moved(number);
      return false;
    }
    this.shown = this.#newest = number;
    return true;
  }

  /** The hub named a number: as the answer to Watch, as a push, or as its repeat. */
  moved(number: number): void {
    this.#newest = Math.max(this.#newest, number);
    if (!this.#cancelWait) void this.#ask();
  }

  /** A good moment to try again instead of waiting after a failure. */
  now(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    void this.#ask();
  }

  /** Nothing is asked or shown from now on. */
  stop(): void {
    this.#stopped = true;
    this.#cancelWait?.();
  }

  async #ask(): Promise<void> {
    if (this.#busy || this.#stopped || this.#newest <= this.shown) return;
    this.#busy = true;
    const moved = await this.#once();
    this.#busy = false;
    if (moved) {
      this.#failures = 0;
      void this.#ask();
    } else if (!this.#stopped) {
      // Also when the answer was no newer: a silo that is behind would otherwise be asked without a pause.
      this.#cancelWait = this.clock.after(backoff(this.#failures++), () => this.now());
    }
  }

  async #once(): Promise<boolean> {
    try {
      const fragment = await this.load();
      if (this.#stopped) return false;
      if (fragment === 'gone') {
        this.stop();
        return false;
      }
      if (fragment.number <= this.shown) return false;
      this.shown = fragment.number;
      fragment.show();
      return true;
    } catch {
      return false;
    }
  }
}
