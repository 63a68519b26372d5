/** Replaces the content of `root` by what `replace` does, and gives a person back where they were: focus, typed text, chosen radios, opened details. */
export function keepingPlace(root: HTMLElement, replace: () => void): void {
  const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')].map(radio => [radio.name, radio.value] as const);
  const opened = [...root.querySelectorAll<HTMLDetailsElement>('details[id][open]')].map(details => details.id);
  const focus = root.contains(document.activeElement) && document.activeElement !== root ? remember(root, document.activeElement as HTMLElement) : undefined;
  replace();
  for (const radio of root.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    if (radios.some(([name, value]) => name === radio.name && value === radio.value)) radio.checked = true;
  }
  for (const id of opened) root.querySelector<HTMLDetailsElement>(`#${CSS.escape(id)}`)?.setAttribute('open', '');
  focus?.();
}

function remember(root: HTMLElement, active: HTMLElement): () => void {
  const { id, localName } = active;
  const key = active.closest<HTMLElement>('[data-live]')?.dataset['live'];
  const place = () => key === undefined ? null : root.querySelector<HTMLElement>(`[data-live="${CSS.escape(key)}"]`);
  // Inside the element of that key, the same one of its kind.
  const index = [...place()?.querySelectorAll(localName) ?? []].indexOf(active);
  const text = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement && !['radio', 'checkbox'].includes(active.type)
    ? { value: active.value, from: active.selectionStart, to: active.selectionEnd } : undefined;
  return () => {
    const target = (id ? root.querySelector<HTMLElement>(`#${CSS.escape(id)}`) : null)
      ?? (index >= 0 ? place()?.querySelectorAll<HTMLElement>(localName)[index] : place());
    target?.focus({ preventScroll: true });
    if (text && (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) {
      target.value = text.value;
      if (text.from !== null) target.setSelectionRange(text.from, text.to);
    }
  };
}
