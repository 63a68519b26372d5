import { Island } from '../../Upskill.Kit/Islands/island.ts';

/** A question to the tutor, answered in its place: the same form and the same page as without script, of which the part `data-answer` is taken. */
export class AskTutor extends Island {
  protected start(signal: AbortSignal): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', event => {
      if (event.defaultPrevented) return; // the guard holds it
      event.preventDefault();
      if (!this.#waits) void this.#ask(form, signal);
    }, { signal });
  }

  #waits = false;

  async #ask(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
    this.#show(true);
    try {
      const body = new URLSearchParams([...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string'));
      const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' }, signal });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const answer = response.ok ? page.querySelector('[data-answer]') : null, place = this.querySelector('[data-answer]');
      if (answer && place) place.replaceChildren(...[...answer.childNodes].map(child => document.importNode(child, true)));
      else form.submit(); // whatever it is, the browser shows it as a page
    } catch {
      if (!signal.aborted) form.submit();
    } finally {
      this.#show(false);
    }
  }

  #show(waits: boolean): void {
    this.#waits = waits;
    this.querySelector<HTMLElement>('[data-waiting]')!.hidden = !waits;
    const button = this.querySelector('button[type=submit]');
    if (waits) button?.setAttribute('aria-disabled', 'true');
    else button?.removeAttribute('aria-disabled');
  }
}
