// A shared worker: one live connection for all tabs of a browser.
// @ts-check
import { openStream } from "./stream.js";

/** @type {Set<MessagePort>} */
const ports = new Set();
/** @type {ReturnType<typeof openStream> | null} */
let stream = null;
let person = "";
/** @type {string} */
let state = "connecting";

/** @param {any} message */
function tell(message) {
  for (const port of ports) port.postMessage(message);
}

/** @param {string} url */
function start(url) {
  stream?.close();
  stream = openStream({
    url,
    onEvent: (event) => tell({ kind: "event", type: event.type, id: event.id, data: event.data }),
    onState: (next) => {
      state = next;
      tell({ kind: "state", state });
      if (next === "denied") {
        // Logged out: the next tab that says who it is starts afresh.
        stream?.close();
        stream = null;
      }
    },
  });
}

/** @type {any} */ (self).onconnect = (/** @type {MessageEvent} */ event) => {
  const port = event.ports[0];
  port.onmessage = ({ data }) => {
    if (data.kind === "hello") {
      ports.add(port);
      if (!stream || person !== data.person) {
        person = data.person;
        start(data.url);
      }
      port.postMessage({ kind: "state", state });
    } else if (data.kind === "wake") stream?.wake();
    else if (data.kind === "bye") {
      ports.delete(port);
      if (ports.size === 0) {
        stream?.close();
        stream = null;
      }
    }
  };
  port.start();
};
