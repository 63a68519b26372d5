const seconds = [1, 2, 4, 8, 15] as const;

/** How long to wait after the failure number `failures` (from 0), in milliseconds: 1, 2, 4, 8, then always 15 seconds. */
export function backoff(failures: number): number {
  return (seconds[failures] ?? 15) * 1000;
}

/** Somewhere between a tenth of the wait and all of it: when a silo goes, its thousands of islands must not come back in one instant. */
export function spread(wait: number, random: () => number = Math.random): number {
  return Math.round(wait * (0.1 + 0.9 * random()));
}

/** The milliseconds that a Retry-After header (seconds or a date) asks for, or undefined where it says nothing usable. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
