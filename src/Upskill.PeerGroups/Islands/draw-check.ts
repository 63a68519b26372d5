import type { Breath } from './breath.ts';
import { CheckList, published } from './check-list.ts';
import type { Check, PublishedDraw } from './checks.ts';

/** Draws once more, from what `data-draw` and `data-roster` answer, and compares. */
export class DrawCheck extends CheckList {
  protected async *checks(signal: AbortSignal, breath: Breath): AsyncGenerator<Check, void> {
    const [{ checkDraw }, draw, roster] = await Promise.all([
      import('./checks.ts'),
      published(this.dataset['draw'], 'application/json', signal).then(response => response.json() as Promise<PublishedDraw>),
      published(this.dataset['roster'], 'text/plain', signal).then(response => response.text()),
    ]);
    yield* checkDraw(draw, roster, breath);
  }
}
