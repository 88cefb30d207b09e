// Decision tables, to read: rows from top to bottom, the first whose conditions all hold wins.
// @ts-check
import { api } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { knows, t } from "../lib/i18n.js";
import { empty, head, loaded, resource } from "./parts.js";

/** @param {import("./pages.js").Context} context */
export function show({ part }) {
  return part ? one(part) : all();
}

function all() {
  const source = resource(() => api.get("/api/guidance/tables").then((answer) => answer.items));
  return [
    head("tables"),
    loaded(source, (items) =>
      items.length === 0
        ? empty("table", t("tables.none"), t("tables.noneHint"))
        : h(
            "ul",
            { class: "cards" },
            items.map((/** @type {any} */ table) =>
              h(
                "li",
                null,
                h(
                  "a",
                  { class: "card pick-card", href: `#tables/${encodeURIComponent(table.id)}` },
                  h("b", null, table.title),
                  h(
                    "span",
                    { class: "mut" },
                    h("code", null, table.id),
                    ` · ${t("tables.version", { version: table.version })}`,
                    table.rows != null
                      ? ` · ${t("tables.rowCount", { count: Array.isArray(table.rows) ? table.rows.length : table.rows })}`
                      : "",
                  ),
                  h(
                    "span",
                    { class: "tags" },
                    (table.intents ?? []).map((/** @type {string} */ id) =>
                      h("span", { class: "tag v" }, intentName(id)),
                    ),
                  ),
                ),
              ),
            ),
          ),
    ),
  ];
}

/** @param {string} id */
const intentName = (id) => (knows(`intent.${id}`) ? t(`intent.${id}`) : id);

/** @param {string} id */
function one(id) {
  const source = resource(() => api.get(`/api/guidance/tables/${encodeURIComponent(id)}`));
  return [
    h("p", null, h("a", { class: "btn ghost back", href: "#tables" }, icon("left", "s"), t("tables.back"))),
    loaded(source, detail),
  ];
}

/** @param {any} table */
function detail(table) {
  return [
    h(
      "header",
      { class: "admin-head" },
      h(
        "div",
        { class: "grow" },
        h("h2", null, table.title),
        h(
          "p",
          { class: "mut" },
          h("code", null, table.id),
          ` · ${t("tables.version", { version: table.version })} · ${t("tables.reading")}`,
        ),
      ),
    ),
    h("ol", { class: "rules" }, table.rows.map(row)),
    (table.facts ?? []).length > 0 ? facts(table.facts) : null,
    (table.settings ?? []).length > 0 ? settings(table.settings) : null,
  ];
}

/** @param {any} line */
function row(line) {
  return h(
    "li",
    { class: "card rule", id: `row-${line.id}` },
    h(
      "header",
      null,
      h("span", { class: "rule-no" }, line.id),
      h("b", null, line.step),
      line.goto
        ? h(
            "a",
            { class: "end link", href: `#tables/${encodeURIComponent(line.goto)}` },
            t("tables.goto", { table: line.goto }),
          )
        : null,
    ),
    h(
      "div",
      { class: "bd rule-parts" },
      part(
        "tables.when",
        line.conditions?.length
          ? h(
              "ul",
              { class: "conds" },
              line.conditions.map((/** @type {string} */ words) => h("li", null, words)),
            )
          : h("span", { class: "mut" }, t("tables.always")),
      ),
      line.phrase
        ? part(
            "tables.say",
            h(
              "span",
              null,
              h("code", { class: "tag b" }, line.phrase),
              (line.slots ?? []).map((/** @type {string} */ slot) => [
                " ",
                h("mark", { class: "slot" }, knows(`slot.${slot}`) ? t(`slot.${slot}`) : `{${slot}}`),
              ]),
            ),
          )
        : null,
      line.actions?.length
        ? part(
            "tables.do",
            h(
              "span",
              { class: "tags" },
              line.actions.map((/** @type {string} */ words) => h("span", { class: "tag g" }, words)),
            ),
          )
        : null,
      line.offers?.length
        ? part(
            "tables.offers",
            h(
              "span",
              { class: "tags" },
              line.offers.map((/** @type {string} */ words) => h("span", { class: "tag" }, words)),
            ),
          )
        : null,
      line.note ? part("tables.note", h("span", null, line.note)) : null,
    ),
  );
}

/** @param {string} key @param {import("../lib/dom.js").Child} content */
function part(key, content) {
  return h("div", { class: "rule-part" }, h("span", { class: "rule-key" }, t(key)), h("div", null, content));
}

/** @param {any[]} list */
function facts(list) {
  return h(
    "section",
    { class: "admin-block" },
    h("h3", null, t("tables.facts")),
    h(
      "ul",
      { class: "facts" },
      list.map((fact) =>
        h(
          "li",
          null,
          h("b", null, fact.label),
          h("code", null, fact.name),
          h(
            "span",
            { class: "mut" },
            [fact.unit, ...(fact.values ?? []).map((/** @type {any} */ one) => one.label ?? one)]
              .filter(Boolean)
              .join(" / "),
          ),
        ),
      ),
    ),
  );
}

/** @param {any[]} list */
function settings(list) {
  return h(
    "section",
    { class: "admin-block" },
    h("h3", null, t("tables.settings")),
    h(
      "ul",
      { class: "facts" },
      list.map((one) =>
        h(
          "li",
          null,
          h("b", null, one.label ?? one),
          h("code", null, one.name ?? ""),
          h("span", { class: "mut" }, one.standard != null ? t("settings.default", { value: one.standard }) : ""),
        ),
      ),
    ),
  );
}
