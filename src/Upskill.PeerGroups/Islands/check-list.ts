import { Island } from '../../Upskill.Kit/Islands/island.ts';
import { filled } from '../../Upskill.Kit/Islands/order.ts';
import type { Breath } from './breath.ts';
import type { Check, Verdict } from './checks.ts';

/**
 * A button `data-start`, disabled until there is script, that fetches the program and checks what the server published. Each check un-hides its line (`data-part`) with the words of its verdict (`data-verdict`),
 * whose `data-say` is filled in, and what was published (`data-published`). The `template` of the outcome (`data-outcome`) goes into the `role=status`.
 */
export abstract class CheckList extends Island {
  #running = false;

  protected start(signal: AbortSignal): void {
    const button = this.querySelector<HTMLButtonElement>('[data-start]');
    if (!button) return;
    button.disabled = false;
    button.addEventListener('click', () => {
      if (!this.#running) void this.#run(button, signal);
    }, { signal });
  }

  /** Fetches what is to be checked, and checks it. */
  protected abstract checks(signal: AbortSignal, breath: Breath): AsyncIterable<Check>;

  async #run(button: HTMLButtonElement, signal: AbortSignal): Promise<void> {
    const progress = this.querySelector('progress');
    this.#running = true;
    button.ariaDisabled = 'true';
    this.#clear();
    if (progress) progress.hidden = false;
    try {
      const { breathing, outcomeOf } = await import('./checks.ts'), verdicts: Verdict[] = [];
      for await (const check of this.checks(signal, breathing(40, signal, share => progress && (progress.value = share)))) {
        verdicts.push(check.verdict);
        this.#show(check);
      }
      this.#tell(outcomeOf(verdicts) ?? 'broken');
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      this.#tell('broken');
    } finally {
      if (progress) progress.hidden = true;
      button.ariaDisabled = null;
      this.#running = false;
    }
  }

  #clear(): void {
    for (const shown of this.querySelectorAll<HTMLElement>('[data-checks], [data-part], [data-verdict], [data-published]')) shown.hidden = true;
    this.querySelector('[role=status]')?.replaceChildren();
    const progress = this.querySelector('progress');
    if (progress) progress.value = 0;
  }

  #show({ part, verdict, values, published }: Check): void {
    const line = this.querySelector<HTMLElement>(`[data-part="${part}"]`), words = line?.querySelector<HTMLElement>(`[data-verdict="${verdict}"]`);
    if (!line || !words) throw new Error(`There are no words for ${part}, which ${verdict}.`);
    const hash = line.querySelector<HTMLElement>('[data-published]');
    say(words, ...values ?? []);
    if (hash && published !== undefined) {
      hash.textContent = published;
      hash.hidden = false;
    }
    for (const shown of [words, line, line.closest<HTMLElement>('[data-checks]')]) if (shown) shown.hidden = false;
  }

  #tell(outcome: Verdict | 'broken'): void {
    const template = this.querySelector<HTMLTemplateElement>(`template[data-outcome="${outcome}"]`);
    if (!template) return;
    const told = document.importNode(template.content, true), now = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
    say(told, now.format(new Date()));
    this.querySelector('[role=status]')?.replaceChildren(told);
  }
}

/** What is published at an address; rejects where it does not arrive. */
export async function published(address: string | undefined, accept: string, signal: AbortSignal): Promise<Response> {
  if (!address) throw new Error('No address is given.');
  const response = await fetch(address, { headers: { accept }, cache: 'no-cache', credentials: 'same-origin', signal });
  // What is not of this type is the sign-in page that a redirect led to.
  if (!response.ok || !response.headers.get('content-type')?.startsWith(accept)) throw new Error(`${address} answered ${response.status}`);
  return response;
}

function say(within: ParentNode, ...values: readonly (string | number)[]): void {
  for (const place of within.querySelectorAll<HTMLElement>('[data-say]')) place.textContent = filled(place.dataset['say'] ?? '', ...values);
}
