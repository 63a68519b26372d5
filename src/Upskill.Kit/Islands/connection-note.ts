import { onAway } from './connections.ts';
import { tryNow } from './good-moment.ts';
import { Island, reveal } from './island.ts';

/** Says that the connection is lost, in words that the server rendered hidden, with a button that tries again at once. */
export class ConnectionNote extends Island {
  protected start(signal: AbortSignal): void {
    this.querySelector('button')?.addEventListener('click', tryNow, { signal });
    onAway(away => away ? reveal(this) : this.#hide(), signal);
  }

  #hide(): void {
    // The focus must not fall to the top of the page because the button went away.
    if (this.contains(document.activeElement)) document.getElementById('main')?.focus({ preventScroll: true });
    this.hidden = true;
  }
}
