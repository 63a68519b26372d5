import { Island } from '../../Upskill.Kit/Islands/island.ts';

/** Fills a text field that is empty with random digits of this browser; a button makes others, which a `role=status` says by `data-said`. */
export class OwnWords extends Island {
  protected start(signal: AbortSignal): void {
    const input = this.querySelector('input'), button = this.querySelector('button');
    if (!input) return;
    const fill = () => (input.value = digits());
    if (input.value === '') fill();
    if (!button) return;
    button.disabled = false;
    button.addEventListener('click', () => {
      fill();
      const status = this.querySelector('[role=status]');
      if (status) status.textContent = this.dataset['said'] ?? '';
    }, { signal });
  }
}

/** 64 hex digits. Not by `bytes.ts`: what this shares with the checks, which are fetched when they are asked for, would be a further file of every page. */
function digits(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), byte => byte.toString(16).padStart(2, '0')).join('');
}
