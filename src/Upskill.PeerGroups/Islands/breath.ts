/**
 * Called often by long work, with the share that is done: an answered promise is waited for, so that a page stays responsive.
 * What it throws ends the work.
 */
export type Breath = (share: number) => Promise<void> | undefined;

/** For work that nobody waits beside. */
export const noBreath: Breath = () => undefined;

/** Hands over to the page whenever `ms` have passed since it last did. Not by a timer, which a page in the background gets once a second. */
export function breathing(ms: number, signal: AbortSignal, tell: (share: number) => void): Breath {
  let last = performance.now();
  return share => {
    signal.throwIfAborted();
    if (performance.now() - last < ms) return undefined;
    tell(share);
    return new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        last = performance.now();
        resolve();
      };
      port2.postMessage(undefined);
    });
  };
}
