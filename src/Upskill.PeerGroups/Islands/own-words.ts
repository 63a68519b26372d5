import { Island } from '../../Upskill.Kit/Islands/island.ts';
import { hex } from './bytes.ts';

/** Fills a text field that is empty with random digits of this browser; a button makes others, which a `role=status` says by `data-said`. */
export class OwnWords extends Island {
  protected start(signal: AbortSignal): void {
    const input = this.querySelector('input'), button = this.querySelector('button');
    if (!input) return;
    const fill = () => (input.value = hex(crypto.getRandomValues(new Uint8Array(32))));
    if (input.value === '') fill();
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      fill();
      const status = this.querySelector('[role=status]');
      if (status) status.textContent = this.dataset['said'] ?? '';
    }, { signal });
  }
}
