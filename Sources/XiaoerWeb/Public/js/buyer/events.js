// Reading an event stream through fetch, because EventSource cannot carry the visitor's token.
// @ts-check

/** @typedef {{ event: string, data: string, id: string | null }} StreamEvent */

/** Takes pieces of an event stream as they come and hands out whole events (WHATWG HTML §9.2). */
export class EventParser {
  /** @param {(event: StreamEvent) => void} emit */
  constructor(emit) {
    this.emit = emit;
    this.rest = "";
    this.afterReturn = false;
    this.clear();
  }

  clear() {
    this.event = "";
    /** @type {string[]} */
    this.data = [];
    /** @type {string | null} */
    this.id = null;
  }

  /** @param {string} piece */
  push(piece) {
    // A line feed that only completes a CR LF cut in two by the network.
    let text = this.afterReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    if (piece !== "") this.afterReturn = piece.endsWith("\r");
    text = this.rest + text;
    const lines = text.split(/\r\n|\r|\n/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.line(line);
  }

  /** @param {string} line */
  line(line) {
    if (line === "") {
      if (this.data.length > 0) this.emit({ event: this.event || "message", data: this.data.join("\n"), id: this.id });
      this.clear();
      return;
    }
    if (line.startsWith(":")) return;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    if (field === "event") this.event = value;
    else if (field === "data") this.data.push(value);
    else if (field === "id") this.id = value;
  }
}

/**
 * Milliseconds to wait before the nth attempt in a row: doubling from one second to `ceiling`, spread so that a shop
 * full of visitors does not return in the same instant.
 * @param {number} attempt from 0
 * @param {number} chance 0…1
 * @param {number} [ceiling]
 */
export function backoff(attempt, chance, ceiling = 15_000) {
  const step = Math.min(ceiling, 1000 * 2 ** Math.min(attempt, 10));
  return Math.round(step * (0.5 + chance / 2));
}
