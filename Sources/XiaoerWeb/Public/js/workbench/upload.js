// Files on their way to a buyer: chosen, pasted or dropped; progress, cancel, try again.
// @ts-check
import { errorText, upload } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { fileSize } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast } from "../lib/toast.js";
import { send } from "./send.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {{ key: number, file: File, share: import("../lib/signals.js").Signal<number>, error: import("../lib/signals.js").Signal<unknown>, cancel: AbortController }} Upload */

const MOST = 10 * 1024 * 1024;
/** @type {WeakMap<Conversation, import("../lib/signals.js").Signal<Upload[]>>} */
const running = new WeakMap();
let keys = 0;

/** @param {Conversation} model */
function uploadsOf(model) {
  let held = running.get(model);
  if (!held) running.set(model, (held = signal(/** @type {Upload[]} */ ([]))));
  return held;
}

/** @param {Conversation} model @param {FileList | File[] | null} files */
export function takeFiles(model, files) {
  for (const file of files ?? []) {
    if (file.size > MOST) {
      toast(t("upload.toobig", { name: file.name, size: fileSize(file.size) }), { kind: "error" });
      continue;
    }
    const one = {
      key: ++keys,
      file,
      share: signal(0),
      error: signal(/** @type {unknown} */ (null)),
      cancel: new AbortController(),
    };
    const held = uploadsOf(model);
    held.value = [...held.peek(), one];
    void run(model, one);
  }
}

/** @param {Conversation} model @param {Upload} one */
async function run(model, one) {
  one.error.value = null;
  one.cancel = new AbortController();
  try {
    const name = encodeURIComponent(one.file.name || "image.png");
    const answer = await upload(
      `${model.path}/attachments?name=${name}`,
      one.file,
      (share) => (one.share.value = share),
      one.cancel.signal,
    );
    drop(model, one);
    const attachment = answer.attachment ?? answer;
    await send(model, { attachmentId: attachment.id, label: one.file.name });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") drop(model, one);
    else one.error.value = error;
  }
}

/** @param {Conversation} model @param {Upload} one */
function drop(model, one) {
  const held = uploadsOf(model);
  held.value = held.peek().filter((other) => other !== one);
}

/** @param {Conversation} model */
export function uploadsView(model) {
  return () => {
    const all = uploadsOf(model).value;
    if (all.length === 0) return null;
    return h(
      "ul",
      { class: "ups" },
      all.map((one) =>
        h(
          "li",
          null,
          icon("clip", "s"),
          h("span", { class: "clip grow" }, one.file.name),
          () =>
            one.error.value
              ? [
                  h("span", { class: "bad", role: "alert" }, errorText(one.error.value)),
                  h(
                    "button",
                    { type: "button", class: "link", onclick: () => void run(model, one) },
                    t("common.retry"),
                  ),
                ]
              : h("progress", {
                  class: "bar",
                  max: 1,
                  value: () => one.share.value,
                  "aria-label": t("upload.progress", { name: one.file.name }),
                }),
          h(
            "button",
            {
              type: "button",
              class: "btn ic sm ghost",
              "aria-label": t("common.cancel"),
              onclick: () => (one.cancel.abort(), drop(model, one)),
            },
            icon("x", "s"),
          ),
        ),
      ),
    );
  };
}

/**
 * Files dropped anywhere on the thread go to the open conversation.
 * @param {HTMLElement} area
 * @param {() => Conversation | null} model
 */
export function acceptDrops(area, model) {
  let depth = 0;
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  area.addEventListener("dragenter", (event) => {
    if (hasFiles(event) && ++depth === 1) area.classList.add("dropping");
  });
  area.addEventListener("dragleave", (event) => {
    if (hasFiles(event) && --depth === 0) area.classList.remove("dropping");
  });
  area.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  area.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    area.classList.remove("dropping");
    const now = model();
    if (now) takeFiles(now, event.dataTransfer?.files ?? null);
  });
}
