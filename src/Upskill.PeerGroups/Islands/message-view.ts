import { mentions, type Shown } from './talk.ts';

/** Words that the server rendered. */
export type Words = Readonly<Record<string, string | undefined>>;

/** Shows messages of one thread in copies of the template that the server rendered. */
export class MessageView {
  readonly #time: Intl.DateTimeFormat;

  constructor(
    private readonly list: HTMLElement, private readonly template: HTMLTemplateElement, private readonly words: Words, private readonly page: HTMLElement,
    zone: string | undefined) {
    this.#time = new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone });
  }

  /** Puts a message in its place or changes it there; `own` where the server said so, else what the page knows stays. Never an older version over a newer one. */
  show(message: Shown, isOwn: boolean, canPin: boolean, handles: readonly string[]): 'new' | 'changed' | 'known' {
    const known = this.list.querySelector<HTMLElement>(`[data-message="${message.number}"]`);
    if (known && Number(known.dataset['version']) >= message.version) return 'known';
    const item = known ?? this.#add(message, isOwn, canPin);
    item.dataset['version'] = String(message.version);
    this.#fill(item, message, handles);
    return known ? 'changed' : 'new';
  }

  /** Marks which answer is pinned to the question that is shown. */
  pin(answer: number | null): void {
    for (const item of this.list.querySelectorAll<HTMLElement>('[data-message]')) {
      const pinned = Number(item.dataset['message']) === answer;
      part(item, '[data-pin]')!.hidden = !pinned;
      const button = part(item, '[data-pin-button]'), field = button?.closest('form')?.querySelector<HTMLInputElement>('input[name=answer]');
      if (!button || !field) continue;
      button.textContent = this.words[pinned ? 'wordUnpin' : 'wordPin'] ?? '';
      field.value = pinned ? '' : item.dataset['message'] ?? '';
    }
  }

  /** Whether one's own reaction stands, once the server said yes to what was sent: two quick taps send the same twice. */
  static turn(button: HTMLButtonElement, sent: string): void {
    const isOn = sent.endsWith('/on');
    button.setAttribute('aria-pressed', String(isOn));
    button.value = button.value.replace(/\/.*/, isOn ? '/off' : '/on');
  }

  #add(message: Shown, isOwn: boolean, canPin: boolean): HTMLElement {
    const item = (this.template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
    const question = String(message.question ?? message.number);
    item.id = `m${message.number}`;
    item.dataset['message'] = String(message.number);
    for (const form of item.querySelectorAll('form')) {
      const action = form.getAttribute('action')!, pins = action.endsWith('/pinned');
      form.setAttribute('action', action.replace(/messages\/\d+\//, `messages/${pins ? question : message.number}/`));
      if (pins ? !canPin : !isOwn && !form.classList.contains('reactions')) form.remove();
    }
    for (const field of item.querySelectorAll<HTMLInputElement>('input[name=question]')) field.value = question;
    for (const field of item.querySelectorAll<HTMLInputElement>('input[name=answer]')) field.value = String(message.number);
    for (const edit of item.querySelectorAll<HTMLElement>('[data-edit]')) {
      edit.id = `edit-${message.number}`;
      edit.closest('form')?.querySelector('label')?.setAttribute('for', edit.id);
    }
    const report = item.querySelector<HTMLAnchorElement>('[data-report]');
    if (isOwn || message.handle === null) report?.remove();
    else report?.setAttribute('href', report.getAttribute('href')!.replace(/\d+$/, String(message.number)));
    part(item, '[data-own]')!.hidden = !isOwn;
    part(item, '[data-handle]')!.textContent = message.handle ?? this.words['wordStarter'] ?? '';
    part(item, '[data-more-of]')!.textContent = (this.words['wordMoreOf'] ?? '').replace('{0}', String(message.number));
    const time = item.querySelector('time')!;
    time.dateTime = message.at;
    time.textContent = this.#time.format(new Date(message.at));
    this.#face(item, message.handle);
    const after = [...this.list.children].find(other => Number((other as HTMLElement).dataset['message']) > message.number);
    this.list.insertBefore(item, after ?? null);
    return item;
  }

  #fill(item: HTMLElement, message: Shown, handles: readonly string[]): void {
    const text = part(item, '[data-text]')!;
    if (message.text === null) {
      const gone = document.createElement('i');
      gone.className = 'muted';
      gone.textContent = this.words[message.isRemoved ? 'wordRemoved' : 'wordDeleted'] ?? '';
      text.replaceChildren(gone);
    } else text.replaceChildren(...mentions(message.text, handles).map(piece => piece.isMention ? strong(piece.text) : piece.text));
    part(item, '[data-edited]')!.hidden = !message.isEdited;
    const acts = part(item, '[data-acts]'), edit = item.querySelector<HTMLTextAreaElement>('[data-edit]');
    if (acts) acts.hidden = message.text === null;
    if (edit && edit !== document.activeElement) edit.value = edit.defaultValue = message.text ?? '';
    item.querySelectorAll<HTMLElement>('.reaction').forEach((button, index) => {
      const count = message.counts[index] ?? 0;
      button.dataset['count'] = String(count);
      part(button, '[data-counted]')!.textContent = count ? String(count) : '';
    });
  }

  /** The face that goes with a handle is somewhere on the page already: whoever can be mentioned has one. */
  #face(item: HTMLElement, handle: string | null): void {
    const face = handle && this.page.querySelector(`[data-avatar-of="${CSS.escape(handle)}"]`);
    const copy = face ? face.cloneNode(true) as Element : undefined;
    copy?.setAttribute('class', 'avatar');
    if (copy) item.querySelector('.avatar')?.replaceWith(copy);
  }
}

function part(root: ParentNode, selector: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(selector);
}

function strong(text: string): HTMLElement {
  const mention = document.createElement('b');
  mention.className = 'mention';
  mention.textContent = text;
  return mention;
}
