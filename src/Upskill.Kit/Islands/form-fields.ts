import type { Field } from './drafts.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const unkept = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image']);

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control =>
    (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement)
    && element.name !== '' && !unkept.has(element.type) && !element.hasAttribute('data-protected'));
}

const ticked = (control: Control): control is HTMLInputElement => control.type === 'checkbox' || control.type === 'radio';

/** What a person has put into the form, without what the server put there. */
export function draftOf(form: HTMLFormElement): Field[] {
  return controls(form).flatMap((control): Field[] => {
    if (ticked(control)) return control.checked ? [[control.name, control.value]] : [];
    if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map(option => [control.name, option.value] as const);
    return [[control.name, control.value]];
  });
}

/** Puts a draft back, telling the rest of the page of each control that it changed. A field that the draft does not know stays as it is; a box that it does not name was not ticked. */
export function restore(form: HTMLFormElement, draft: readonly Field[]): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of draft) left.set(name, [...left.get(name) ?? [], value]);
  for (const control of controls(form)) {
    const values = left.get(control.name);
    let changed = false;
    if (control.type === 'radio' && !values) continue;
    if (ticked(control)) {
      const checked = values?.includes(control.value) ?? false;
      changed = control.checked !== checked;
      control.checked = checked;
    } else if (control instanceof HTMLSelectElement) {
      for (const option of values ? control.options : []) {
        const selected = values?.includes(option.value) ?? false;
        changed ||= option.selected !== selected;
        option.selected = selected;
      }
    } else {
      const value = values?.shift();
      changed = value !== undefined && control.value !== value;
      if (value !== undefined) control.value = value;
    }
    if (changed) for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

/** What the form would send, as text; `leave` names what is filled in at every try. */
export function sentBy(form: HTMLFormElement, submitter: HTMLElement | null, leave: readonly string[]): Field[] {
  return [...new FormData(form, submitter)].flatMap(([name, value]): Field[] => typeof value === 'string' && !leave.includes(name) ? [[name, value]] : []);
}

/** A form that holds a secret or a file cannot be kept in the browser and is sent the ordinary way. */
export function canBeKept(form: HTMLFormElement): boolean {
  return form.method === 'post' && !form.querySelector('input[type=password], input[type=file]');
}
