import { clock } from './clock.ts';
import type { FieldFinding } from './data-guard.ts';
import { Drafts } from './drafts.ts';
import { showFieldErrors } from './field-errors.ts';
import { canBeKept, draftOf, restore, sentBy } from './form-fields.ts';
import { goodMoment } from './good-moment.ts';
import { Island, reveal } from './island.ts';
import { Outbox, privateKey } from './outbox.ts';
import type { Page, Pending } from './pending.ts';
import { BrowserShelf } from './shelf.ts';
import type { Answer, FieldErrors } from './verdict.ts';

const token = '__RequestVerificationToken';
const id = 'commandId';
const shelf = new BrowserShelf(() => localStorage);

/**
 * A form whose answer a lost connection does not lose: it is sent with fetch until the server has said yes or no, also by the next page.
 * `data-key` names person and form; `data-sign-in` is where one signs in; `data-no-draft` keeps nothing that was not sent; with `data-stays` the page stays
 * after a yes: the form is emptied for the next, and a `kept` event tells the page; `data-private` leaves nothing of it on the device once its writer signs out.
 */
export class KeptForm extends Island implements Page {
  #form!: HTMLFormElement;
  #outbox!: Outbox;
  #life!: AbortSignal;
  #cancelNote: (() => void) | undefined;
  #otherwise: string | undefined;
  /** As it stood when it was sent. */
  #sent: string | undefined;

  protected start(signal: AbortSignal): void {
    const form = this.querySelector('form'), named = this.dataset['key'];
    if (!form || !named || !canBeKept(form)) return;
    const key = this.dataset['private'] === undefined ? named : privateKey(named);
    this.#form = form;
    this.#life = signal;
    const drafts = new Drafts(key, shelf, clock), outbox = () => new Outbox(key, shelf, drafts, clock, this);
    this.#outbox = outbox();
    const drafted = this.dataset['noDraft'] === undefined;
    const draft = drafted ? drafts.read() : undefined;
    drafts.tidy();
    const keep = () => {
      if (drafted && !this.#outbox.done) drafts.save(draftOf(form));
    };
    if (draft) restore(form, draft);
    form.addEventListener('input', keep, { signal });
    form.addEventListener('change', keep, { signal });
    form.addEventListener('submit', event => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      keep();
      const action = event.submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.pathname + location.search;
      if (this.#outbox.submit(action, sentBy(form, event.submitter, [token, id]))) this.#sent = JSON.stringify(draftOf(form));
    }, { signal });
    goodMoment.addEventListener('now', () => this.#outbox.now(), { signal });
    this.addEventListener('kept', () => {
      this.#outbox = outbox();
      this.waiting(false);
      showFieldErrors(form, {});
      // What was written on while the answer was awaited is nobody's to take away.
      if (this.#sent === JSON.stringify(draftOf(form))) form.reset();
      else keep();
    }, { signal });
    // Brought back by the Back button as it was left: its form has been sent.
    addEventListener('pageshow', event => { if (event.persisted && this.#outbox.done) location.reload(); }, { signal });
    signal.addEventListener('abort', () => {
      this.#cancelNote?.();
      this.#outbox.stop();
    });
    const resumed = this.#outbox.resume();
    if (resumed) this.#sent = JSON.stringify(draftOf(form).map(([name]) => resumed.find(field => field[0] === name) ?? [name, '']));
  }

  newId(): string {
    return crypto.randomUUID().replaceAll('-', '');
  }

  async send(pending: Pending): Promise<Answer> {
    const body = new URLSearchParams([...pending.fields.map(([name, value]) => [name, value]), [id, pending.commandId]]);
    const fresh = this.#hidden(token)?.value;
    if (fresh) body.set(token, fresh);
    const sent = this.#hidden(id);
    if (sent) sent.value = pending.commandId;
    const response = await fetch(pending.action, {
      method: 'POST', body, headers: { accept: 'application/json' }, credentials: 'same-origin', signal: AbortSignal.any([this.#life, AbortSignal.timeout(30_000)]),
    });
    const json: unknown = /\bjson\b/.test(response.headers.get('content-type') ?? '') ? await response.json() : undefined;
    return { status: response.status, json, retryAfter: response.headers.get('retry-after'), signIn: response.redirected && new URL(response.url).pathname === this.#signIn().pathname };
  }

  async freshToken(): Promise<boolean> {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store', signal: this.#life });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const mine = [...page.querySelectorAll<HTMLElement>('kept-form')].find(form => form.dataset['key'] === this.dataset['key']);
    const fresh = mine?.querySelector<HTMLInputElement>(`input[name=${token}]`)?.value, hidden = this.#hidden(token);
    if (!fresh || !hidden) return false;
    hidden.value = fresh;
    return true;
  }

  waiting(waiting: boolean): void {
    this.#cancelNote?.();
    for (const button of this.#form.querySelectorAll('button:not([type=button], [type=reset]), input[type=submit]')) {
      if (waiting) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
    const note = this.querySelector<HTMLElement>('[data-pending]'), problem = this.querySelector<HTMLElement>('[data-problem]');
    if (waiting && problem) problem.hidden = true;
    if (waiting && note) this.#cancelNote = clock.after(1000, () => reveal(note));
    else if (note) note.hidden = true;
  }

  acknowledged(next: string | undefined): void {
    if (this.dataset['stays'] !== undefined) {
      this.dispatchEvent(new CustomEvent('kept', { bubbles: true, detail: next }));
      return;
    }
    const to = new URL(next ?? location.href, location.href);
    if (to.origin !== location.origin || to.pathname + to.search === location.pathname + location.search) {
      // Not reloaded: that would keep the place of the button that sent, and the reasons stand at the top.
      location.replace(location.pathname + location.search);
    } else location.assign(to);
  }

  refused(sentence: string | undefined, errors: FieldErrors, findings: readonly FieldFinding[]): void {
    const told = findings.length > 0 && !this.#form.dispatchEvent(new CustomEvent('guarded', { detail: findings, cancelable: true }));
    showFieldErrors(this.#form, told ? {} : errors);
    if (told) return;
    const problem = this.querySelector<HTMLElement>('[data-problem]');
    if (!problem) return;
    problem.hidden = false;
    const text = problem.querySelector<HTMLElement>('[data-problem-text]') ?? problem;
    // What the server rendered there is for when it gives no sentence.
    this.#otherwise ??= text.textContent;
    text.textContent = sentence ?? this.#otherwise;
  }

  signIn(): void {
    location.assign(this.#signIn());
  }

  #signIn(): URL {
    return new URL(this.dataset['signIn'] ?? '/', location.href);
  }

  #hidden(name: string): HTMLInputElement | null {
    return this.#form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  }
}
