import { act } from '../../Upskill.Kit/Islands/act.ts';
import { connectionTo } from '../../Upskill.Kit/Islands/connections.ts';
import { Island } from '../../Upskill.Kit/Islands/island.ts';
import { BrowserShelf } from '../../Upskill.Kit/Islands/shelf.ts';

const typesIn = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
const shelf = new BrowserShelf(() => localStorage), key = 'upskill:keys-off';

/** The console of a live session: sends its small commands without leaving the page, and presses the button whose key is struck, unless that is switched off on this device. */
export class SessionConsole extends Island {
  protected start(signal: AbortSignal): void {
    const { hub } = this.dataset, box = this.querySelector<HTMLInputElement>('[data-keys] input');
    if (!hub || !box) return;
    const connection = connectionTo(hub), unsent = this.querySelector<HTMLElement>('[data-unsent]')?.dataset['unsent'] ?? '';
    const isOn = () => box.checked;
    box.checked = shelf.read<boolean>(key) !== true;
    box.closest<HTMLElement>('[data-keys]')!.hidden = false;
    box.addEventListener('change', () => shelf.write(key, !box.checked), { signal });
    this.addEventListener('submit', event => void act(event, 'session-console', unsent, signal).then(sent => {
      if (!sent) return;
      sent.form.closest('details')?.removeAttribute('open');
      letGo(sent.form);
      connection.now(); // also where the push is lost
    }), { signal });
    this.addEventListener('kept', event => {
      (event.target as Element).closest('details')?.removeAttribute('open');
      connection.now();
    }, { signal });
    document.addEventListener('keydown', event => {
      if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || (event.target as Element).closest?.(typesIn)) return;
      const button = this.querySelector<HTMLButtonElement>(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    }, { signal });
  }
}

/** What was pressed is done, and must not hold up what comes of it: the focus goes from the form to the part around it, whose content then changes. */
function letGo(form: HTMLFormElement): void {
  const part = form.closest<HTMLElement>('[data-live]');
  if (!part || !form.contains(document.activeElement)) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}
