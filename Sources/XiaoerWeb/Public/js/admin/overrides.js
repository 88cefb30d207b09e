// Language overrides: which findings agents sent past, with the reason they gave.
// @ts-check
import { api, query } from "../lib/api.js";
import { h } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { empty, head, nameOf, pages, table, when } from "./parts.js";

export function show() {
  const list = pages((cursor) => api.get(`/api/language/overrides${query({ cursor, limit: 50 })}`));
  return [
    head("overrides"),
    list.view((items) =>
      items.length === 0
        ? empty("shield", t("overrides.none"), t("overrides.noneHint"))
        : table(
            t("admin.overrides"),
            [
              { label: t("overrides.at"), cell: (one) => when(one.at) },
              { label: t("overrides.person"), cell: (one) => nameOf(one.person) },
              { label: t("overrides.rule"), cell: (one) => h("code", { class: "tag o" }, one.rule) },
              { label: t("overrides.reason"), kind: "wrap", cell: (one) => one.reason },
              { label: t("overrides.text"), kind: "wrap", cell: (one) => h("bdi", null, one.text) },
              {
                label: t("overrides.open"),
                quiet: true,
                kind: "num",
                cell: (one) =>
                  one.conversationId
                    ? h("a", { class: "link", href: `workbench.html#c/${one.conversationId}` }, t("overrides.open"))
                    : null,
              },
            ],
            items,
          ),
    ),
    list.more,
  ];
}
