/** The moment and timers, passed in so that tests can play hours in no time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `then` once after `ms` milliseconds, unless the answered function is called before. */
  after(ms: number, then: () => void): () => void;
}

export const clock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
