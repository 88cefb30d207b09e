// Messages on their way: kept in the browser until the server has them, sent one after the other, never doubled.
// @ts-check

/**
 * @typedef {object} Entry
 * @property {string} clientId the same on every attempt; the server answers a repeat with the first result
 * @property {"text" | "image" | "product"} kind
 * @property {string} text
 * @property {any} [product] the product card as shown, `number` is sent
 * @property {any} [attachment] once the picture is uploaded
 * @property {string} [fileName]
 * @property {string} [owner] the tab that holds the picture's bytes
 * @property {number} at milliseconds
 * @property {"waiting" | "refused"} state
 * @property {string} [reason] why the server will not take it
 */

/**
 * What a browser's storage offers; a plain object in tests.
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Keep
 */

/** How long another tab may take to upload its picture before the picture counts as lost with that tab. */
const UPLOAD_MS = 120_000;

/** The entries of one shop, in the order in which they were written, shared by all tabs of the browser. */
export class Outbox {
  /**
   * @param {Keep} keep
   * @param {string} key
   */
  constructor(keep, key) {
    this.keep = keep;
    this.key = key;
    /**
     * When storage is full or forbidden, messages live here for as long as the page does.
     * @type {Entry[] | null}
     */
    this.held = null;
  }

  /** @returns {Entry[]} */
  entries() {
    if (this.held) return this.held;
    try {
      const list = JSON.parse(this.keep.getItem(this.key) ?? "[]");
      return Array.isArray(list) ? list.filter((one) => typeof one?.clientId === "string") : [];
    } catch {
      return [];
    }
  }

  /** @param {Entry[]} entries */
  save(entries) {
    try {
      if (entries.length === 0) this.keep.removeItem(this.key);
      else this.keep.setItem(this.key, JSON.stringify(entries));
      this.held = null;
    } catch {
      this.held = entries;
    }
  }

  /**
   * Puts a message at the end; the same client id only once.
   * @param {Entry} entry
   */
  add(entry) {
    const entries = this.entries();
    if (!entries.some((one) => one.clientId === entry.clientId)) this.save([...entries, entry]);
  }

  /** @param {string} clientId @param {Partial<Entry>} change */
  change(clientId, change) {
    this.save(this.entries().map((one) => (one.clientId === clientId ? { ...one, ...change } : one)));
  }

  /** @param {string} clientId */
  remove(clientId) {
    const entries = this.entries();
    if (entries.some((one) => one.clientId === clientId)) this.save(entries.filter((one) => one.clientId !== clientId));
  }
}

/**
 * The next entry to send: the oldest that is not refused. What was refused waits for its writer, the rest goes on.
 * A picture that another tab is still uploading holds back what was written after it.
 * @param {Entry[]} entries
 * @param {string} [tab] this tab
 * @param {number} [now]
 * @returns {Entry | null}
 */
export function nextToSend(entries, tab, now = 0) {
  const next = entries.find((one) => one.state === "waiting");
  if (!next) return null;
  const elsewhere = next.kind === "image" && !next.attachment && next.owner !== undefined && next.owner !== tab;
  return elsewhere && now - next.at < UPLOAD_MS ? null : next;
}

/**
 * What to do with a failed attempt. Refusals of the message itself are final; everything else is tried again.
 * @param {number} status 0 when no answer came
 * @returns {"refused" | "login" | "later"}
 */
export function verdict(status) {
  if (status === 401) return "login";
  if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500) return "later";
  return "refused";
}
