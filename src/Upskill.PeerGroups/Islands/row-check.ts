import { CheckList, published } from './check-list.ts';
import type { Check, PublishedRow } from './checks.ts';

/** Checks that one's own row, which `data-row` answers with its proof, is in the roster of the round. */
export class RowCheck extends CheckList {
  protected async *checks(signal: AbortSignal): AsyncGenerator<Check, void> {
    const [{ checkRow }, row] = await Promise.all([
      import('./checks.ts'),
      published(this.dataset['row'], 'application/json', signal).then(response => response.json() as Promise<PublishedRow>),
    ]);
    yield* checkRow(row);
  }
}
