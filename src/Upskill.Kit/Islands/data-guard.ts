import { clock } from './clock.ts';
import type { Finding } from './guard.ts';
import type { GuardedText } from './guarded-text.ts';
import { Island, reveal } from './island.ts';

type Field = HTMLTextAreaElement | HTMLInputElement;

/** A finding as the server names it in a problem. */
export interface FieldFinding extends Finding {
  readonly field: string;
}

/**
 * The guard around one free text of a form: says what it finds while one types, and holds what blocks, or warns of what was not confirmed, when the form is sent.
 * `data-codes` are the organisation's expressions; `data-warns` warns as well. The server looks again, and alone knows names: a form that is told of
 * its findings passes them on as `guarded`. Text that is blocked carries `data-protected`, by which a form keeps it in no draft.
 */
export class DataGuard extends Island {
  #field!: Field;
  #text: GuardedText | undefined;

  protected start(signal: AbortSignal): void {
    const field = this.querySelector<Field>('textarea[name], input[name]'), form = field?.form;
    if (!field || !form) return;
    this.#field = field;
    // Before the form itself hears of it, which keeps a draft at each keystroke.
    this.addEventListener('input', event => { if (event.target === field) this.#typed(); }, { signal, capture: true });
    form.addEventListener('submit', event => {
      if (!this.#text || this.#text.maySend(field.value, this.#confirmed())) return;
      event.preventDefault();
      (this.querySelector<HTMLElement>('[name=confirmed]') ?? field).focus();
    }, { signal, capture: true });
    form.addEventListener('guarded', event => {
      const found = (event as CustomEvent<readonly FieldFinding[]>).detail.filter(finding => finding.field === field.name);
      if (!this.#text || found.length === 0) return;
      event.preventDefault();
      this.#text.told(field.value, found);
      (this.querySelector<HTMLElement>('[name=confirmed]') ?? field).focus();
    }, { signal });
    form.addEventListener('reset', () => {
      this.#text?.stop();
      field.removeAttribute('data-protected');
      this.#show([], undefined);
    }, { signal });
    signal.addEventListener('abort', () => this.#text?.stop());
    void this.#load(signal);
  }

  /** Its rules are a file of their own, which only pages with such a field ask for. Until it is there the server alone looks; where it did not arrive, the next keystroke asks again. */
  async #load(signal: AbortSignal): Promise<void> {
    const rules = await import('./guarded-text.ts').catch(() => undefined);
    if (signal.aborted) return;
    if (!rules) {
      this.#field.addEventListener('input', () => void this.#load(signal), { signal, once: true });
      return;
    }
    const { Guard, GuardedText } = rules;
    const guard = new Guard(JSON.parse(this.dataset['codes'] ?? '[]') as string[]);
    this.#text = new GuardedText(this.#field.name, text => guard.look(text), this.dataset['warns'] !== undefined, clock, { show: (findings, confirm) => this.#show(findings, confirm) });
    if (this.#field.value !== '') this.#typed();
  }

  #typed(): void {
    this.#field.toggleAttribute('data-protected', this.#text?.typed(this.#field.value) ?? false);
  }

  #confirmed(): string[] {
    return [...this.querySelectorAll<HTMLInputElement>('[name=confirmed]:checked')].flatMap(box => box.value.split(' '));
  }

  #show(findings: readonly Finding[], confirm: string | undefined): void {
    const notices = this.querySelector<HTMLElement>('[data-guard-notices]');
    if (!notices) return;
    const known = this.#confirmed().join(' ');
    const parts = [...new Set(findings.map(finding => finding.kind))].map(kind => this.#copy(`[data-guard-kind=${kind}]`));
    const decision = confirm === undefined ? undefined : this.#copy('[data-guard-confirm]'), box = decision?.querySelector('input');
    if (box) {
      box.value = confirm!;
      box.checked = known === confirm;
    }
    notices.replaceChildren(...[...parts, decision].filter(part => part !== undefined));
    if (notices.childElementCount === 0) notices.hidden = true;
    else reveal(notices);
  }

  #copy(template: string): HTMLElement | undefined {
    const own = this.querySelector<HTMLTemplateElement>(`template${template}`), lent = document.querySelector<HTMLTemplateElement>(`data-guard > template${template}`);
    return (own ?? lent)?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  }
}
