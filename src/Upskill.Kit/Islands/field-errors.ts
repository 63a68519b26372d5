import type { FieldErrors } from './verdict.ts';

const mark = 'data-field-error';

/** Takes away what an earlier answer, or the server, had put at the fields. */
export function clearFieldErrors(form: HTMLFormElement): void {
  for (const error of form.querySelectorAll(`.error[id]`)) {
    for (const field of form.querySelectorAll(`[aria-describedby~="${CSS.escape(error.id)}"]`)) describe(field, ids => ids.filter(id => id !== error.id));
    error.remove();
  }
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
}

/**
 * Puts each sentence at its field, in a copy of the form's `template[data-field-error]`: inside the nearest `[data-errors]`, else beside the field.
 * The first field that is wrong gets the focus, so that its sentence is read out.
 */
export function showFieldErrors(form: HTMLFormElement, errors: FieldErrors): void {
  clearFieldErrors(form);
  const template = form.querySelector<HTMLTemplateElement>(`template[${mark}]`);
  const wrong = [...form.elements].filter((field): field is HTMLInputElement => 'name' in field && Object.hasOwn(errors, String(field.name)));
  for (const field of template ? wrong : []) {
    const error = (template!.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement;
    error.id = `${field.id}-error`;
    (error.querySelector('span') ?? error).textContent = errors[field.name]!;
    (field.closest('[data-errors]') ?? field.parentElement!).append(error);
    field.setAttribute('aria-invalid', 'true');
    describe(field, ids => [error.id, ...ids]);
    field.closest('details')?.setAttribute('open', '');
  }
  wrong[0]?.focus();
}

function describe(field: Element, change: (ids: string[]) => string[]): void {
  const ids = change((field.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id !== ''));
  if (ids.length > 0) field.setAttribute('aria-describedby', ids.join(' '));
  else field.removeAttribute('aria-describedby');
}
