// A draft on the server, saved while typing: one request at a time, and a sent draft never comes back.
// @ts-check

/**
 * @typedef {object} DraftLine
 * @property {(text: string, version: number, last: boolean) => Promise<{ version: number }>} save
 * @property {() => Promise<any>} remove
 * @property {(draft: { text: string, version: number }) => void} conflict
 * @property {(state: "saved" | "saving" | "unsaved") => void} [state]
 * @property {(error: any) => { text: string, version: number } | null} newerIn tells a conflict from other errors
 */

export class DraftKeeper {
  /** @param {DraftLine} line @param {number} [delayMilliseconds] */
  constructor(line, delayMilliseconds = 500) {
    this.line = line;
    this.delay = delayMilliseconds;
    this.version = 0;
    this.text = "";
    this.savedText = "";
    this.retry = 1000;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Promise<void>} */
    this.queue = Promise.resolve();
  }

  /**
   * What the server holds at the start, or after the person chose its text.
   * @param {{ text: string, version: number } | null} draft
   */
  adopt(draft) {
    clearTimeout(this.timer);
    this.version = draft?.version ?? 0;
    this.savedText = this.text = draft?.text ?? "";
  }

  /** @param {string} text */
  edit(text) {
    this.text = text;
    clearTimeout(this.timer);
    if (text === this.savedText) return;
    this.line.state?.("unsaved");
    this.timer = setTimeout(() => void this.flush(), this.delay);
  }

  /**
   * Saves now. Requests stand in line, so that an older text cannot overtake a newer one.
   * @param {boolean} [last] the page is being left
   */
  flush(last = false) {
    clearTimeout(this.timer);
    this.queue = this.queue.then(() => this.#save(last));
    return this.queue;
  }

  /** The draft was sent: forget it here and on the server, after whatever is still under way. */
  clear() {
    clearTimeout(this.timer);
    this.text = "";
    this.queue = this.queue.then(async () => {
      // Something new may have been typed meanwhile: its save follows on its own.
      if (this.savedText === "" && this.version === 0) return;
      try {
        const answer = await this.line.remove();
        this.version = answer?.version ?? 0;
        this.savedText = "";
      } catch {
        // The next edit or the next opening of the conversation settles it; the server drops drafts of sent messages.
      }
    });
    return this.queue;
  }

  /** @param {boolean} last */
  async #save(last) {
    const text = this.text;
    if (text === this.savedText) return;
    this.line.state?.("saving");
    try {
      const { version } = text === "" ? await this.#removed() : await this.line.save(text, this.version, last);
      this.version = version;
      this.savedText = text;
      this.retry = 1000;
      if (this.text === text) this.line.state?.("saved");
    } catch (error) {
      this.line.state?.("unsaved");
      const newer = this.line.newerIn(error);
      if (newer) {
        this.version = newer.version;
        this.line.conflict(newer);
        return;
      }
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.flush(), this.retry);
      this.retry = Math.min(30_000, this.retry * 2);
    }
  }

  async #removed() {
    const answer = await this.line.remove();
    return { version: answer?.version ?? 0 };
  }
}
