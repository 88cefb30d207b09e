// The server's clock in the browser: every answer corrects it, count-downs tick on it.
// @ts-check
import { signal } from "./signals.js";

let offset = 0;
let bestTrip = Infinity;
let corrected = 0;

/**
 * Learns from one answer of the server. Quick answers are trusted more than slow ones; old knowledge fades.
 * @param {string | null} iso the server's time
 * @param {number} [tripMilliseconds] how long the request took
 */
export function correctClock(iso, tripMilliseconds = 0) {
  const server = iso ? Date.parse(iso) : NaN;
  if (Number.isNaN(server)) return;
  const stale = Date.now() - corrected > 60_000;
  if (!stale && tripMilliseconds > bestTrip) return;
  bestTrip = tripMilliseconds;
  corrected = Date.now();
  offset = server + tripMilliseconds / 2 - Date.now();
}

/** Milliseconds since 1970 on the server's clock. */
export function serverNow() {
  return Date.now() + offset;
}

/** Changes four times a second; read it in whatever counts down. */
export const tick = signal(0);
/** Changes every second. */
export const second = signal(0);

if (typeof window !== "undefined") {
  setInterval(() => {
    const now = serverNow();
    tick.value = now;
    second.value = Math.floor(now / 1000);
  }, 250);
}
