// Writing a message: text, quick questions, emoji, pictures by file, camera, paste and drop, product cards.
// @ts-check
import { emojiPanel } from "../lib/emoji.js";
import { composing, h, icon } from "../lib/dom.js";
import { productPicture } from "../lib/pictures.js";
import { t } from "../lib/i18n.js";
import { effect, signal } from "../lib/signals.js";
import { MOST_BYTES, objection } from "./images.js";
import { chooseProduct } from "./product-chooser.js";

const LONGEST = 4000;
const WARN_FROM = 3600;
const QUICK = ["stock", "size", "dispatch", "recommend", "tracking", "return"];
/** @type {Record<string, string>} */
const QUICK_ICON = {
  stock: "box",
  size: "user",
  dispatch: "clock",
  recommend: "spark",
  tracking: "truck",
  return: "swap",
};

/**
 * @param {import("./chat.js").Chat} chat
 * @param {{ sent: () => void }} hooks
 */
export function composer(chat, hooks) {
  const draftKey = `xiaoer.draft.${chat.slug}`;
  const text = signal(recall(draftKey));
  const panel = signal(/** @type {"none" | "emoji" | "more"} */ ("none"));
  const problem = signal("");
  const offered = signal(Boolean(chat.product));

  const box = h("textarea", {
    rows: "1",
    enterkeyhint: "send",
    autocomplete: "off",
    dir: "auto",
    "aria-label": t("buyer.message"),
    placeholder: () => t(chat.shop.value?.open === false ? "buyer.placeholderClosed" : "buyer.placeholder"),
    oninput: () => {
      text.value = box.value;
      problem.value = "";
      chat.tellTyping();
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.shiftKey || composing(event)) return;
      event.preventDefault();
      send();
    },
    onfocus: () => panel.peek() === "more" && (panel.value = "none"),
    onpaste: (/** @type {ClipboardEvent} */ event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      attach(files);
    },
  });
  box.value = text.peek();

  // What is typed outlives a reload, a closed sheet and a lost line.
  effect(() => remember(draftKey, text.value));
  effect(() => {
    void text.value;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 132)}px`;
  });

  function send() {
    const words = box.value.trim();
    if (words === "") return;
    if (words.length > LONGEST) {
      problem.value = t("buyer.tooLong", { most: LONGEST, length: words.length });
      return;
    }
    write("");
    panel.value = "none";
    chat.outgoing.sendText(words);
    hooks.sent();
  }

  /** @param {string} words */
  function write(words) {
    box.value = words;
    text.value = words;
  }

  /** @param {readonly File[]} files */
  function attach(files) {
    panel.value = "none";
    for (const file of files) {
      const reason = objection(file) ?? (file.type === "image/gif" && file.size > MOST_BYTES ? "large" : null);
      if (reason) problem.value = t(`buyer.picture.${reason}`, { name: file.name });
      else void chat.outgoing.sendPicture(file);
    }
    hooks.sent();
  }

  /** @param {boolean} camera */
  function fileInput(camera) {
    const input = h("input", {
      type: "file",
      accept: "image/*",
      hidden: true,
      multiple: !camera,
      capture: camera ? "environment" : null,
      onchange: () => {
        attach([...(input.files ?? [])]);
        input.value = "";
      },
    });
    return input;
  }
  const pickFile = fileInput(false);
  const takePhoto = fileInput(true);

  /** @param {string} emoji */
  function insert(emoji) {
    box.setRangeText(emoji, box.selectionStart, box.selectionEnd, "end");
    text.value = box.value;
  }

  /** @param {any} product */
  function sendProduct(product) {
    panel.value = "none";
    offered.value = false;
    chat.outgoing.sendProduct(product);
    hooks.sent();
  }

  async function pickProduct() {
    panel.value = "none";
    const product = await chooseProduct(chat.slug);
    if (product) sendProduct(product);
  }

  /** @param {"emoji" | "more"} which */
  const toggle = (which) => () => (panel.value = panel.peek() === which ? "none" : which);
  /** @param {"emoji" | "more"} which */
  const expanded = (which) => () => String(panel.value === which);

  const form = h(
    "form",
    {
      class: "chat-form",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        send();
        box.focus();
      },
    },
    h(
      "button",
      {
        type: "button",
        class: "chat-icon",
        "aria-label": t("buyer.more"),
        "aria-expanded": expanded("more"),
        onclick: toggle("more"),
      },
      icon("plus"),
    ),
    box,
    h(
      "button",
      {
        type: "button",
        class: "chat-icon",
        "aria-label": t("buyer.emoji"),
        "aria-expanded": expanded("emoji"),
        onclick: toggle("emoji"),
      },
      icon("smile"),
    ),
    h(
      "button",
      {
        type: "submit",
        class: "chat-icon send",
        "aria-label": t("buyer.send"),
        disabled: () => text.value.trim() === "",
      },
      icon("send"),
    ),
    pickFile,
    takePhoto,
  );

  const trouble = h(
    "p",
    { class: "strip bad", role: "alert", hidden: () => problem.value === "" },
    () => problem.value,
  );
  const count = h("p", { class: "chat-count", hidden: () => text.value.length < WARN_FROM }, () =>
    t("buyer.count", { length: text.value.length, most: LONGEST }),
  );

  const onEdit = (/** @type {Event} */ event) => {
    const entry = /** @type {CustomEvent} */ (event).detail;
    write(box.value.trim() === "" ? entry.text : `${entry.text}\n${box.value}`);
    chat.outgoing.drop(entry.clientId);
    box.focus();
  };
  document.addEventListener("chat:edit", onEdit);

  return {
    attach,
    focus: () => box.focus({ preventScroll: true }),
    elements: [
      h("div", { class: "chat-offer" }, () =>
        offered.value ? offer(chat, sendProduct, () => (offered.value = false)) : null,
      ),
      quickChips((words) => {
        chat.outgoing.sendText(words);
        hooks.sent();
      }),
      trouble,
      count,
      form,
      h("div", { class: "chat-panel" }, () =>
        panel.value === "emoji" ? emojiPanel(insert, t("buyer.emoji")) : panel.value === "more" ? morePanel() : null,
      ),
    ],
  };

  function morePanel() {
    const button = (/** @type {string} */ name, /** @type {string} */ label, /** @type {() => void} */ run) =>
      h("button", { type: "button", onclick: run }, h("span", { class: "chat-tile" }, icon(name)), t(label));
    return h(
      "div",
      { class: "chat-tiles", role: "group", "aria-label": t("buyer.more") },
      button("image", "buyer.album", () => pickFile.click()),
      button("camera", "buyer.camera", () => takePhoto.click()),
      button("bag", "buyer.product", () => void pickProduct()),
    );
  }
}

/** @param {(words: string) => void} send */
function quickChips(send) {
  return h(
    "div",
    { class: "chat-quick", role: "group", "aria-label": t("buyer.quick") },
    QUICK.map((one) =>
      h(
        "button",
        { type: "button", onclick: () => send(t(`buyer.quick.${one}.text`)) },
        icon(QUICK_ICON[one] ?? "chat", "s"),
        t(`buyer.quick.${one}`),
      ),
    ),
  );
}

/**
 * The article of the page that the buyer came from, one press away from being sent.
 * @param {import("./chat.js").Chat} chat
 * @param {(product: any) => void} send
 * @param {() => void} dismiss
 */
function offer(chat, send, dismiss) {
  const product = chat.product;
  if (!product) return null;
  return h(
    "div",
    { class: "chat-offer-card" },
    productPicture(product.picture),
    h("p", { class: "grow" }, h("b", { class: "clip" }, product.name), h("small", null, t("buyer.looking"))),
    h("button", { type: "button", class: "btn p", onclick: () => send(product) }, t("buyer.sendThis")),
    h(
      "button",
      { type: "button", class: "chat-icon", "aria-label": t("buyer.dismiss"), onclick: dismiss },
      icon("x", "s"),
    ),
  );
}

/** @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    if (value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
