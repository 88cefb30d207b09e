// The customer: preferences, tags, notes.
// @ts-check
import { serverNow } from "../lib/clock.js";
import { h } from "../lib/dom.js";
import { day, shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { levelName } from "./list-row.js";
import { rowSignal } from "./state.js";

/** @param {import("./conversation.js").Conversation} model @param {any} data */
export function customerTab(model, data) {
  const person = data.customer;
  const page = rowSignal(model.id)?.peek()?.page;
  const preferences = Array.isArray(person.preferences)
    ? person.preferences.map((/** @type {any} */ one) => [one.label ?? one.name ?? one, one.value ?? ""])
    : Object.entries(person.preferences ?? {});
  const notes = Array.isArray(person.notes) ? person.notes : person.notes ? [person.notes] : [];
  return [
    section(t("customer.about"), [
      h(
        "dl",
        { class: "facts" },
        pair(t("customer.account"), /^guest-/.test(person.account ?? "") ? "" : person.account),
        pair(t("customer.phone"), person.phoneMasked),
        pair(t("customer.city"), person.city),
        pair(
          t("customer.level"),
          person.level && person.level !== "none" ? `${levelName(person.level)}${person.rfmScore ? ` · RFM ${person.rfmScore}` : ""}` : "",
        ),
        pair(t("customer.since"), person.since ? day(person.since) : ""),
        page?.title ? pair(t("customer.page"), page.title) : null,
      ),
    ]),
    section(
      t("customer.preferences"),
      preferences.length
        ? h(
            "dl",
            { class: "facts" },
            preferences.map((/** @type {[string, any]} */ [name, value]) => pair(name, String(value))),
          )
        : h("p", { class: "mut" }, t("customer.preferences.none")),
    ),
    person.tags?.length
      ? section(
          t("customer.tags"),
          h(
            "div",
            { class: "acts" },
            person.tags.map((/** @type {any} */ tag) => h("span", { class: "tag" }, tag.name ?? tag)),
          ),
        )
      : null,
    section(
      t("customer.notes"),
      notes.length
        ? h(
            "ul",
            { class: "pnotes" },
            notes.map((/** @type {any} */ note) =>
              h(
                "li",
                null,
                h("span", { dir: "auto" }, note.text ?? note),
                note.at
                  ? h("small", null, `${note.author ?? ""} ${shortTime(note.at, serverNow(), t("common.yesterday"))}`)
                  : null,
              ),
            ),
          )
        : h("p", { class: "mut" }, t("customer.notes.none")),
    ),
  ];
}

/** @param {string} title @param {import("../lib/dom.js").Child} body */
const section = (title, body) =>
  h("section", { class: "card" }, h("header", null, h("b", null, title)), h("div", { class: "bd" }, body));

/** @param {string} name @param {string | undefined} value */
const pair = (name, value) => (value ? h("div", null, h("dt", null, name), h("dd", null, value)) : null);
