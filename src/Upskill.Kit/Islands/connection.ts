import { backoff, spread } from './backoff.ts';
import type { Clock } from './clock.ts';

/** What is used of SignalR's HubConnection, so that tests can stand in for it. */
export interface Hub {
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  on(method: string, handler: (...facts: never[]) => void): void;
  onclose(handler: () => void): void;
}

type Watcher = (number: number) => void;
type Listener = (fact: never) => void;

const startLimit = 15_000;
const watchLimit = 10_000;
const longestRefusal = 60_000;

/**
 * One hub connection that is opened when the first topic is watched and comes back for ever.
 * Every time it is up it asks again for the newest number of all that is watched: what was pushed while it was away is not sent again.
 */
export class Connection {
  #topics = new Map<string, Set<Watcher>>();
  #listeners = new Map<string, Listener>();
  #hub: Hub | undefined;
  #up = false;
  #failures = 0;
  /** By topic, how often in a row the hub did not tell its number. */
  #untold = new Map<string, number>();
  #cancelWait: (() => void) | undefined;

  /**
   * @param make A hub for the attempt of this number (0 after a success); SignalR's own reconnect is not used, since its waits cannot be cut short.
   * @param away Told true when the connection was lost or could not be made, false when it is up.
   */
  constructor(private readonly make: (attempt: number) => Hub, private readonly clock: Clock, private readonly away: (away: boolean) => void) {}

  /** Tells `watcher` every number that the hub names for the topic, until the answered function is called. */
  watch(topic: string, watcher: Watcher): () => void {
    const watchers = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, watchers.add(watcher));
    if (this.#up) void this.#ask(topic);
    else if (!this.#hub && !this.#cancelWait) this.#open();
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#topics.get(topic) === watchers) this.#topics.delete(topic);
    };
  }

  /** Tells `listener` every fact that the hub pushes by this name, over every connection from the next one on: say so before anything is watched. */
  hear<T>(method: string, listener: (fact: T) => void): void {
    this.#listeners.set(method, listener);
  }

  /** Asks again for every newest number, or tries to connect at once instead of waiting. */
  now(): void {
    if (this.#up) this.#askAll();
    else if (this.#cancelWait) this.#open();
  }

  #open(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    const hub = this.make(this.#failures);
    this.#hub = hub;
    hub.on('Moved', (topic: string, number: number) => this.#tell(topic, number));
    for (const [method, listener] of this.#listeners) hub.on(method, listener);
    hub.onclose(() => this.#lost(hub));
    const cancelLimit = this.clock.after(startLimit, () => this.#drop(hub));
    hub.start().then(
      () => {
        cancelLimit();
        if (this.#hub !== hub) return this.#drop(hub);
        this.#up = true;
        this.away(false);
        this.#askAll();
      },
      () => {
        cancelLimit();
        this.#lost(hub);
      });
  }

  #askAll(): void {
    for (const topic of this.#topics.keys()) void this.#ask(topic);
  }

  async #ask(topic: string): Promise<void> {
    const hub = this.#hub;
    if (!hub) return;
    // After a laptop's sleep the socket says that it is open and is not: an answer that does not come ends it.
    const cancelLimit = this.clock.after(watchLimit, () => this.#drop(hub));
    try {
      const number = await hub.invoke<number>('Watch', topic);
      this.#failures = 0;
      this.#untold.delete(topic);
      this.#tell(topic, number);
    } catch {
      this.#askLater(hub, topic);
    } finally {
      cancelLimit();
    }
  }

  /** Refused, or what stands behind the hub was away for a moment: asked again, ever later, as long as this connection stands; the next one asks by itself. */
  #askLater(hub: Hub, topic: string): void {
    const times = this.#untold.get(topic) ?? 0;
    this.#untold.set(topic, times + 1);
    this.clock.after(spread(Math.min(longestRefusal, 2000 * 2 ** times)), () => {
      if (this.#hub === hub && this.#topics.has(topic)) void this.#ask(topic);
    });
  }

  #tell(topic: string, number: number): void {
    for (const watcher of this.#topics.get(topic) ?? []) watcher(number);
  }

  #drop(hub: Hub): void {
    this.#lost(hub);
    hub.stop().catch(() => {});
  }

  #lost(hub: Hub): void {
    if (this.#hub !== hub) return;
    this.#hub = undefined;
    this.#up = false;
    this.away(true);
    this.#cancelWait = this.clock.after(spread(backoff(this.#failures++)), () => this.#open());
  }
}
