import { Island, reveal } from '../../Upskill.Kit/Islands/island.ts';
import { eventsIn } from './event-stream.ts';

/** Runs a prompt without leaving the page: shows the words as they come, and the page anew once all are there. Without it the form waits for the whole. */
export class PromptRun extends Island {
  protected start(signal: AbortSignal): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run(form, signal);
    }, { signal });
  }

  private async run(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    const [words, busy, button] = [this.querySelector<HTMLElement>('[data-words]'), this.querySelector<HTMLElement>('[data-busy]'), form.querySelector('button')];
    if (!words || !busy || !button || button.disabled) return;
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    button.disabled = true;
    reveal(busy);
    words.hidden = false;
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/event-stream' }, signal });
      if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
      for await (const event of eventsIn(answer.body)) words.textContent += (JSON.parse(event) as { words: string }).words;
      location.reload();
    } catch {
      if (signal.aborted) return;
      button.disabled = false;
      form.submit(); // as without script: what went wrong is said by the page
    }
  }
}
