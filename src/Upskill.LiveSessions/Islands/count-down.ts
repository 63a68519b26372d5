import { Island } from '../../Upskill.Kit/Islands/island.ts';
import { left } from './session.ts';

/** Counts down to the moment in `data-until`; what the server rendered stays where there is none, or once it has passed. */
export class CountDown extends Island {
  protected start(signal: AbortSignal): void {
    const otherwise = this.textContent;
    const tick = () => {
      const until = Date.parse(this.dataset['until'] ?? '');
      const words = Number.isNaN(until) ? '' : left(until, Date.now()) ?? (otherwise || '0:00');
      if (this.textContent !== words) this.textContent = words;
    };
    tick();
    const timer = setInterval(tick, 1000);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
}
