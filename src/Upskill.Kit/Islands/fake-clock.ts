import type { Clock } from './clock.ts';

/** A clock for tests: stands still until told, and keeps the waits that were asked for. */
export class FakeClock implements Clock {
  readonly waits: number[] = [];
  #now = 1_000_000;
  #timers: { at: number; then: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, then: () => void): () => void {
    const timer = { at: this.#now + ms, then };
    this.waits.push(ms);
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter(other => other !== timer));
  }

  /** Lets time pass, running what falls due in order, with promises settled in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const due = this.#timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter(timer => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.then();
      await settle();
    }
    this.#now = end;
  }
}

/** Runs every promise that is ready. */
export async function settle(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
}
