import { clock } from './clock.ts';
import { connectionTo } from './connections.ts';
import { Freshness, type Fragment } from './freshness.ts';
import { goodMoment } from './good-moment.ts';
import { Island } from './island.ts';
import { Patch } from './patch.ts';
import { Say } from './say.ts';

/**
 * A part of a page that follows the server: `data-hub` and `data-topic` say where its numbers come from, `data-number` which one is shown,
 * `data-source` where the part is fetched anew. Elements with `data-live` are patched one by one; `data-live-say` holds what is read out.
 */
export class LivePart extends Island {
  protected start(signal: AbortSignal): void {
    const { hub, topic, source, number } = this.dataset;
    if (!hub || topic === undefined || !source) return;
    const patch = new Patch(this);
    // A moment later, so that the region has stood in the page before its words change.
    const say = new Say(this.#region()?.textContent ?? '', clock, text => clock.after(100, () => {
      const region = this.#region();
      if (region) region.textContent = text;
    }));
    const freshness = new Freshness(Number(number ?? 0), () => fetchPart(source, signal, next => this.#show(next, patch, say)), clock);
    const leave = connectionTo(hub).watch(topic, newest => freshness.moved(newest));
    goodMoment.addEventListener('now', () => freshness.now(), { signal });
    // After the event, since the focus is nowhere during it.
    this.addEventListener('focusout', () => setTimeout(() => signal.aborted || patch.settle()), { signal });
    signal.addEventListener('abort', () => {
      leave();
      freshness.stop();
      say.stop();
    });
  }

  #region(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[data-live-say]');
  }

  #show(next: HTMLElement, patch: Patch, say: Say): void {
    const region = this.#region(), told = next.querySelector<HTMLElement>('[data-live-say]');
    const text = told?.textContent;
    // A live region speaks only when it stays in the page and its text changes, so the old one is kept and `say` alone writes in it.
    if (region && told) told.textContent = region.textContent;
    patch.apply(next);
    const fresh = this.#region();
    if (region && fresh && fresh !== region) fresh.replaceWith(region);
    if (text != null) say.say(text);
  }
}

async function fetchPart(source: string, signal: AbortSignal, show: (next: HTMLElement) => void): Promise<Fragment | 'gone'> {
  const response = await fetch(source, { headers: { accept: 'text/html' }, cache: 'no-cache', credentials: 'same-origin', signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]) });
  if ([401, 403, 404, 410].includes(response.status)) return 'gone';
  if (!response.ok) throw new Error(`${source} answered ${response.status}`);
  const part = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector<HTMLElement>('live-part');
  // A page without the part is the sign-in page that a redirect led to.
  if (!part) return 'gone';
  return { number: Number(part.dataset['number'] ?? 0), show: () => show(part) };
}
