// Money, times, durations and sizes as people read them. Pure: language and now are arguments or read once.
// @ts-check

/**
 * Yuan from integer cents: ¥1,234.50; whole amounts keep their two digits so that columns line up.
 * @param {number} cents
 */
export function money(cents) {
  const sign = cents < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, "0");
  return `${sign}¥${String(whole).replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
}

/**
 * Money without cents where space is short: ¥3,286.
 * @param {number} cents
 */
export function shortMoney(cents) {
  return cents % 100 === 0 ? money(cents).slice(0, -3) : money(cents);
}

/**
 * Minutes and seconds: 1:05; from an hour on 2:03:09.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const all = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const seconds = String(all % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/** @param {number | Date} at */
const parts = (at) => {
  const date = new Date(at);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return {
    year: date.getFullYear(),
    month: two(date.getMonth() + 1),
    day: two(date.getDate()),
    hour: two(date.getHours()),
    minute: two(date.getMinutes()),
  };
};

/**
 * 14:02
 * @param {string | number} at
 */
export function clockTime(at) {
  const p = parts(typeof at === "string" ? Date.parse(at) : at);
  return `${p.hour}:${p.minute}`;
}

/**
 * 2026-11-21
 * @param {string | number} at
 */
export function day(at) {
  const p = parts(typeof at === "string" ? Date.parse(at) : at);
  return `${p.year}-${p.month}-${p.day}`;
}

/**
 * 2026-11-21 14:02
 * @param {string | number} at
 */
export function dayAndTime(at) {
  return `${day(at)} ${clockTime(at)}`;
}

/**
 * The shortest that is still clear: 14:02 today, 昨天-like word yesterday, 11-19 this year, else the whole date.
 * @param {string | number} at
 * @param {number} now
 * @param {string} yesterday the word for it
 */
export function shortTime(at, now, yesterday) {
  const when = day(at);
  if (when === day(now)) return clockTime(at);
  if (when === day(now - 86_400_000)) return `${yesterday} ${clockTime(at)}`;
  return when.slice(0, 4) === day(now).slice(0, 4) ? when.slice(5) : when;
}

/**
 * 1.4 MB
 * @param {number} bytes
 */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/**
 * The character for an avatar: the first letter of a Latin name, the first character of a Chinese one.
 * @param {string} name
 */
export function initial(name) {
  const first = [...name.trim()][0] ?? "·";
  return first.toUpperCase();
}
