// The team panel: per seat state, open customers, oldest wait (REC-65).
// @ts-check
import { api, errorText } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { duration, initial } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { onEnd, signal } from "../lib/signals.js";
import { presenceWord } from "./presence.js";
import { me } from "./state.js";

const team = signal(/** @type {any[] | null} */ (null));
const problem = signal(/** @type {unknown} */ (null));

async function load() {
  try {
    team.value = (await api.get("/api/team")).groups;
    problem.value = null;
  } catch (error) {
    problem.value = error;
  }
}

/**
 * A colleague's state changed.
 * @param {any} change
 */
export function takeTeamPresence(change) {
  team.value =
    team.peek()?.map((group) => ({
      ...group,
      seats: group.seats.map((/** @type {any} */ seat) =>
        seat.id === change.personId ? { ...seat, state: change.state, suspended: change.suspended } : seat,
      ),
    })) ?? null;
}

export function teamPage() {
  void load();
  const timer = setInterval(() => document.visibilityState === "visible" && void load(), 10_000);
  onEnd(() => clearInterval(timer));
  return h(
    "main",
    { class: "page", "aria-labelledby": "team-title" },
    h(
      "div",
      { class: "ptop" },
      h(
        "div",
        { class: "t" },
        h("h1", { id: "team-title" }, t("team.title")),
        h("span", { class: "mut" }, t("team.hint")),
      ),
    ),
    h("div", { class: "teams", tabindex: "0", role: "region", "aria-label": t("team.title") }, () => {
      if (problem.value && !team.value)
        return h(
          "div",
          { class: "empty", role: "alert" },
          icon("warn"),
          errorText(problem.value),
          h("button", { type: "button", class: "btn", onclick: load }, t("common.retry")),
        );
      if (!team.value) return [1, 2].map(() => h("div", { class: "skel block" }));
      return team.value.map(groupView);
    }),
  );
}

/** @param {any} group */
function groupView(group) {
  return h(
    "section",
    { class: "card" },
    h(
      "header",
      null,
      h("h2", null, group.name),
      h("span", { class: group.open ? "tag g" : "tag" }, group.open ? t("team.isopen") : t("team.isclosed")),
      h("span", { class: "mut" }, group.hoursText),
      h(
        "span",
        { class: group.queue > 0 ? "tag o end" : "mut end" },
        group.queue > 0
          ? t("team.queue", { count: group.queue, time: duration((group.oldestWaitSeconds ?? 0) * 1000) })
          : t("team.noqueue"),
      ),
    ),
    h(
      "table",
      { class: "rank" },
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ["seat", "state", "load", "wait"].map((name) => h("th", { scope: "col" }, t(`team.col.${name}`))),
        ),
      ),
      h(
        "tbody",
        null,
        group.seats.map((/** @type {any} */ seat) =>
          h(
            "tr",
            null,
            h(
              "th",
              { scope: "row" },
              h(
                "span",
                { class: "row" },
                h("span", { class: "av sm c6", "aria-hidden": "true" }, initial(seat.name.slice(-1))),
                seat.name,
                seat.id === me.peek().person.id ? h("span", { class: "tag b" }, t("team.me")) : null,
              ),
            ),
            h(
              "td",
              null,
              h(
                "span",
                { class: "row" },
                h("span", { class: `pd ${seat.suspended ? "suspended" : seat.state}`, "aria-hidden": "true" }),
                presenceWord(seat),
              ),
            ),
            h(
              "td",
              null,
              h(
                "span",
                { class: "row" },
                h("progress", {
                  class: "bar",
                  max: Math.max(1, seat.limit),
                  value: Math.min(seat.open, seat.limit),
                  "aria-label": t("team.load", { open: seat.open, limit: seat.limit }),
                }),
                `${seat.open} / ${seat.limit}`,
              ),
            ),
            h("td", null, seat.oldestWaitSeconds ? duration(seat.oldestWaitSeconds * 1000) : "—"),
          ),
        ),
      ),
    ),
  );
}
