// The chat bubble for any other site. One line in its pages is enough:
//
//   <script src="https://desk.example/widget.js" data-shop="lizi" async></script>
//
// Optional attributes of the script element:
//   data-style    style number of the article on the page; the agent sees it and the buyer can send it
//   data-title    title of the page, when there is no style number
//   data-lang     zh-Hans, zh-Hant or en; otherwise what the buyer's browser prefers
//   data-label    words on the bubble
//   data-id, data-name, data-at, data-signature   who the buyer is: the shop's server signs id, name and the
//                 second of signing (HMAC), never the page
//
// `xiaoerChat.open()` and `xiaoerChat.close()` open and close the chat from the site's own buttons. The chat runs in a
// frame of the desk's own address, so nothing of the site can read it, and the site's style cannot break it. A site with a content security policy allows
// the desk in script-src and frame-src; styles are set through the object model, which such policies permit.
// @ts-check
(function () {
  "use strict";
  var script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || "xiaoerChat" in window) return;
  var data = script.dataset;
  var desk = new URL("chat.html", script.src);
  desk.searchParams.set("shop", data.shop || "");
  [
    ["style", data.style],
    ["title", data.title || document.title],
    ["url", location.href],
    ["id", data.id],
    ["name", data.name],
    ["at", data.at],
    ["signature", data.signature],
    ["lang", data.lang],
  ].forEach(function (pair) {
    if (pair[1]) desk.searchParams.set(String(pair[0]), pair[1]);
  });
  var language = (data.lang || navigator.language || "zh").toLowerCase();
  var words = /^zh/.test(language)
    ? /hant|tw|hk|mo/.test(language)
      ? { ask: "聯絡客服", unread: "則未讀訊息", chat: "線上客服" }
      : { ask: "咨询客服", unread: "条未读消息", chat: "在线客服" }
    : { ask: "Chat with us", unread: "unread messages", chat: "Customer service" };

  var shown = false;
  var ready = false;
  /** @type {HTMLIFrameElement | null} */
  var frame = null;
  var bubble = document.createElement("button");
  var badge = document.createElement("span");
  bubble.type = "button";
  bubble.append(data.label || words.ask, badge);
  bubble.setAttribute("aria-expanded", "false");
  bubble.addEventListener("click", open);
  style(bubble, {
    all: "initial",
    position: "fixed",
    right: "16px",
    bottom: "calc(18px + env(safe-area-inset-bottom))",
    zIndex: "2147483000",
    boxSizing: "border-box",
    minHeight: "52px",
    padding: "0 22px",
    borderRadius: "26px",
    background: "#2456d6",
    color: "#fff",
    font: "700 15px/52px system-ui, sans-serif",
    cursor: "pointer",
    boxShadow: "0 8px 28px #10204040",
  });
  style(badge, {
    all: "initial",
    display: "none",
    position: "absolute",
    top: "-5px",
    right: "2px",
    minWidth: "22px",
    padding: "0 5px",
    boxSizing: "border-box",
    borderRadius: "11px",
    background: "#cc2b20",
    color: "#fff",
    font: "700 12px/22px system-ui, sans-serif",
    textAlign: "center",
  });
  bubble.addEventListener("focus", function () {
    style(bubble, { outline: bubble.matches(":focus-visible") ? "3px solid #7da2ff" : "none", outlineOffset: "2px" });
  });
  bubble.addEventListener("blur", function () {
    style(bubble, { outline: "none" });
  });

  /** @param {HTMLElement} element @param {Record<string, string>} rules */
  function style(element, rules) {
    Object.assign(element.style, rules);
  }

  function place() {
    if (!frame) return;
    var phone = matchMedia("(max-width: 640px)").matches;
    style(frame, {
      position: "fixed",
      zIndex: "2147483001",
      border: "0",
      background: "transparent",
      colorScheme: "normal",
      display: shown ? "block" : "none",
      inset: phone ? "0" : "auto 20px 20px auto",
      width: phone ? "100%" : "400px",
      height: phone ? "100%" : "min(680px, calc(100vh - 40px))",
      borderRadius: phone ? "0" : "20px",
      boxShadow: phone ? "none" : "0 8px 40px #10204050",
    });
    bubble.style.display = shown ? "none" : "block";
    bubble.setAttribute("aria-expanded", String(shown));
  }

  function open() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = words.chat;
      frame.src = desk.href;
      frame.allow = "clipboard-write";
      document.body.append(frame);
    }
    shown = true;
    place();
    tell();
    frame.focus();
  }

  function close() {
    shown = false;
    place();
    tell();
    bubble.focus();
  }

  function tell() {
    if (ready && frame && frame.contentWindow)
      frame.contentWindow.postMessage({ type: "xiaoer:shown", shown: shown }, desk.origin);
  }

  window.addEventListener("message", function (event) {
    if (!frame || event.source !== frame.contentWindow || event.origin !== desk.origin || !event.data) return;
    if (event.data.type === "xiaoer:ready") {
      ready = true;
      tell();
    } else if (event.data.type === "xiaoer:close") close();
    else if (event.data.type === "xiaoer:unread") {
      var count = Number(event.data.count) || 0;
      badge.textContent = count > 0 ? String(count) : "";
      badge.style.display = count > 0 ? "inline-block" : "none";
      if (count > 0) badge.setAttribute("aria-label", count + " " + words.unread);
    }
  });
  window.addEventListener("resize", place);
  function start() {
    document.body.append(bubble);
  }
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
  Object.defineProperty(window, "xiaoerChat", { value: Object.freeze({ open: open, close: close }) });
})();
