import type { Clock } from '../../Upskill.Kit/Islands/clock.ts';

/** So long nobody must have stirred: who moves the mouse or has just scrolled is about to tap. */
export const quiet = 3_000;

/** The shortest time between two moves. */
export const pause = 10_000;

/** What is known of the person before the page. */
export interface Attention {
  /** Focus, pointer or a selection is where things would move. */
  isHeld(): boolean;
  /** Something of it is in the window, and the window is looked at. */
  isSeen(): boolean;
}

/** Waits for the moment at which something may move on the page: under no hand, and before no tap. What is owed meanwhile is one move. */
export class CalmMoment {
  #stirredAt: number;
  #movedAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | undefined;

  /** @param move Answers whether anything moved. */
  constructor(private readonly clock: Clock, private readonly attention: Attention, private readonly move: () => boolean) {
    this.#stirredAt = clock.now();
  }

  /** The person did something, anywhere on the page. */
  stirred(): void {
    this.#stirredAt = this.clock.now();
  }

  /** Something is to move. */
  owe(): void {
    this.#cancel ??= this.clock.after(this.#wait(), () => this.#look());
  }

  /** What is owed is moved as soon as it may be: somebody looks away. */
  look(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#look();
  }

  stop(): void {
    this.#cancel?.();
  }

  #look(): void {
    this.#cancel = undefined;
    const wait = this.#wait();
    if (wait > 0) this.#cancel = this.clock.after(wait, () => this.#look());
    else if (this.move()) this.#movedAt = this.clock.now();
  }

  #wait(): number {
    if (this.attention.isHeld()) return quiet;
    if (!this.attention.isSeen()) return 0;
    return Math.max(0, this.#stirredAt + quiet - this.clock.now(), this.#movedAt + pause - this.clock.now());
  }
}
