// Overview: is everything well, who is on duty, how many wait.
// @ts-check
import { api } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { duration, fileSize } from "../lib/format.js";
import { serverNow } from "../lib/clock.js";
import { t } from "../lib/i18n.js";
import { onEnd } from "../lib/signals.js";
import { empty, head, loaded, resource, when } from "./parts.js";

const EVERY_MS = 15_000;

export function show() {
  const health = resource(() => api.get("/health"));
  const team = resource(() => api.get("/api/team"));
  const counts = resource(() => api.get("/api/conversations?scope=team&limit=1"));
  const timer = setInterval(
    () => document.visibilityState === "visible" && [health, team, counts].forEach((one) => void one.load()),
    EVERY_MS,
  );
  onEnd(() => clearInterval(timer));
  return [
    head("overview"),
    h("section", { class: "tiles", "aria-label": t("overview.now") }, loaded(counts, tiles)),
    h("section", { class: "admin-block" }, h("h3", null, t("overview.team")), loaded(team, groups)),
    h("section", { class: "admin-block" }, h("h3", null, t("overview.health")), loaded(health, state)),
  ];
}

/** @param {any} answer */
function tiles(answer) {
  const counts = answer.counts ?? {};
  return ["queue", "overdue", "toAnswer", "waitingBuyer"].map((name) =>
    h(
      "div",
      { class: `tile ${name === "overdue" && counts[name] > 0 ? "bad" : ""}` },
      h("span", null, t(`overview.${name}`)),
      h("b", null, counts[name] ?? "—"),
    ),
  );
}

/** @param {any} team */
function groups(team) {
  if (team.groups.length === 0) return empty("team", t("overview.noGroups"), t("overview.noGroupsHint"));
  return h(
    "ul",
    { class: "duty" },
    team.groups.map((/** @type {any} */ group) =>
      h(
        "li",
        { class: "card" },
        h(
          "header",
          null,
          h("b", null, group.name),
          h("span", { class: `tag ${group.open ? "g" : ""}` }, t(group.open ? "overview.open" : "overview.closed")),
          h(
            "span",
            { class: "end mut" },
            t("overview.waiting", { count: group.queue }),
            group.oldestWaitSeconds
              ? ` · ${t("overview.longest", { time: duration(group.oldestWaitSeconds * 1000) })}`
              : "",
          ),
        ),
        h(
          "ul",
          { class: "bd" },
          group.seats.length === 0 ? h("li", { class: "mut" }, t("overview.nobody")) : null,
          group.seats.map((/** @type {any} */ seat) =>
            h(
              "li",
              { class: "row" },
              h("span", { class: `pd ${seat.suspended ? "suspended" : seat.state}`, "aria-hidden": "true" }),
              h("span", null, seat.name),
              h("span", { class: "mut" }, t(`presence.${seat.suspended ? "suspended" : seat.state}`)),
              h("span", { class: "end" }, t("overview.load", { open: seat.open, limit: seat.limit })),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {any} health */
function state(health) {
  const fine = health.status === "ok";
  const database =
    typeof health.database === "object" && health.database ? health.database : { engine: health.database };
  /** @type {[string, import("../lib/dom.js").Child][]} */
  const lines = [
    [t("overview.version"), [health.version, health.commit].filter(Boolean).join(" · ")],
    [t("overview.database"), [database.engine, database.status].filter(Boolean).join(" · ")],
    [t("overview.size"), database.sizeBytes ? fileSize(database.sizeBytes) : null],
    [t("overview.events"), health.events ?? null],
    [t("overview.streams"), health.liveStreams ?? null],
    [t("overview.since"), health.startedAt ? when(health.startedAt) : null],
    [t("overview.clock"), when(serverNow())],
  ];
  return [
    h(
      "p",
      { class: `alert ${fine ? "ok" : "bad"}` },
      icon(fine ? "check" : "warn", "s"),
      fine ? t("overview.fine") : t("overview.ill", { status: health.status }),
    ),
    h(
      "dl",
      { class: "lines" },
      lines
        .filter(([, value]) => value !== null && value !== "")
        .map(([label, value]) => [h("dt", null, label), h("dd", null, /** @type {any} */ (value))]),
    ),
  ];
}
