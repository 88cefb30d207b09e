// The workbench starts here: words, session, panels, live line.
// @ts-check
import { api, ApiError, errorText, session } from "../lib/api.js";
import { fill, find, h, icon } from "../lib/dom.js";
import { chooseLanguage, LANGUAGES, language, loadWords, t } from "../lib/i18n.js";
import { effect } from "../lib/signals.js";
import { startAlarm } from "./alarm.js";
import { keptConversations } from "./conversation.js";
import { reloadAll, startLive } from "./events.js";
import { current, route, showScope } from "./go.js";
import { startKeys } from "./keys.js";
import { listPanel } from "./list.js";
import { takePresence } from "./presence.js";
import { rail } from "./rail.js";
import { loadRestockCount, restockPage } from "./restock.js";
import { sidePanel } from "./side.js";
import { loadScope, me, openId, page } from "./state.js";
import { loadTasks } from "./tasks.js";
import { teamPage } from "./team.js";
import { threadPanel } from "./thread.js";
import { acceptDrops } from "./upload.js";
import { startViewing } from "./viewing.js";

function toLogin() {
  location.href = `/login.html?next=${encodeURIComponent(location.pathname + location.hash)}`;
}

async function start() {
  await loadWords("common", "workbench");
  const app = find("#app");
  try {
    me.value = await api.get("/api/session", { quiet: true });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return toLogin();
    fill(
      app,
      h(
        "div",
        { class: "empty big", role: "alert" },
        icon("warn"),
        h("b", null, errorText(error)),
        h("button", { type: "button", class: "btn p", onclick: () => location.reload() }, t("common.retry")),
      ),
    );
    return;
  }
  followPersonsLanguage();
  // A session that ends while words stand in the input must not tear the page away: the list says so instead.
  session.unauthorised = null;
  document.title = `${t("list.title")} · ${me.peek().shop.name}`;
  takePresence(me.peek().presence);
  draw(app);
  window.addEventListener("hashchange", route);
  showScope("mine");
  void loadScope("waiting");
  route();
  startLive();
  startAlarm();
  startKeys();
  startViewing();
  void loadTasks();
  void loadRestockCount();
  keepDrafts();
}

/** A person's language travels with the person, unless this browser has chosen its own. */
function followPersonsLanguage() {
  const wanted = me.peek().person.language;
  let chosen = null;
  try {
    chosen = localStorage.getItem("xiaoer.language");
  } catch {
    return;
  }
  if (!chosen && LANGUAGES.includes(wanted) && wanted !== language()) {
    chooseLanguage(wanted);
    location.reload();
  }
}

/** @param {HTMLElement} app */
function draw(app) {
  const thread = threadPanel();
  acceptDrops(thread, () => current.peek());
  const parts = { list: listPanel(), thread, side: sidePanel() };
  fill(app, rail(), () => {
    if (page.value === "restock") return restockPage();
    if (page.value === "team") return teamPage();
    return [h("main", { class: "both" }, parts.list, parts.thread), parts.side];
  });
  effect(() => {
    app.className = page.value === "chat" ? "app" : "app wide";
    app.dataset.view = page.value === "chat" && openId.value ? "thread" : "list";
  });
}

/** Drafts are saved when the page is hidden or left; a tab that comes back after long looks for news. */
function keepDrafts() {
  let hiddenAt = 0;
  const save = () => keptConversations().forEach((model) => void model.draft.flush(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      save();
    } else if (Date.now() - hiddenAt > 10 * 60_000) void reloadAll();
  });
  window.addEventListener("pagehide", save);
}

void start();
