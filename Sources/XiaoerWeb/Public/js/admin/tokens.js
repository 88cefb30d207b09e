// API tokens: for programs that talk to the shop; shown once, revoked at any time.
// @ts-check
import { api } from "../lib/api.js";
import { ask, openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { copyText, empty, field, formProblem, head, loaded, resource, table, when } from "./parts.js";
import { ticks } from "./people.js";

/** @param {import("./pages.js").Context} context */
export function show({ me }) {
  const source = resource(() => api.get("/api/tokens").then((answer) => answer.items));
  const make = async () => {
    const made = await tokenDialog(me.permissions);
    if (!made) return;
    void source.load();
    await showOnce(made);
  };
  const revoke = async (/** @type {any} */ token) => {
    if (
      !(await ask({
        title: t("tokens.revokeTitle"),
        text: t("tokens.revokeText", { name: token.name }),
        yes: t("tokens.revoke"),
        danger: true,
      }))
    )
      return;
    try {
      await api.delete(`/api/tokens/${token.id}`);
      toast(t("tokens.revoked", { name: token.name }));
      void source.load();
    } catch (error) {
      toastError(error);
    }
  };
  return [
    head("tokens", [
      h("button", { type: "button", class: "btn p", onclick: () => void make() }, icon("plus", "s"), t("tokens.new")),
    ]),
    loaded(source, (items) =>
      items.length === 0
        ? empty("lock", t("tokens.none"), t("tokens.noneHint"))
        : table(
            t("admin.tokens"),
            [
              { label: t("tokens.name"), cell: (one) => h("b", null, one.name) },
              {
                label: t("tokens.permissions"),
                kind: "wrap",
                cell: (one) =>
                  h(
                    "span",
                    { class: "tags" },
                    one.permissions.map((/** @type {string} */ name) => h("code", { class: "tag" }, name)),
                  ),
              },
              { label: t("tokens.made"), cell: (one) => when(one.createdAt) },
              { label: t("tokens.used"), cell: (one) => (one.lastUsedAt ? when(one.lastUsedAt) : t("tokens.never")) },
              {
                label: t("tokens.expires"),
                cell: (one) => (one.expiresAt ? when(one.expiresAt) : t("tokens.neverExpires")),
              },
              {
                label: t("tokens.revoke"),
                quiet: true,
                kind: "num",
                cell: (one) =>
                  h(
                    "button",
                    {
                      type: "button",
                      class: "btn sm danger",
                      "aria-label": `${t("tokens.revoke")} ${one.name}`,
                      onclick: () => void revoke(one),
                    },
                    t("tokens.revoke"),
                  ),
              },
            ],
            items,
          ),
    ),
  ];
}

/**
 * A token can do at most what its maker may do.
 * @param {string[]} permissions
 */
async function tokenDialog(permissions) {
  const problem = signal(/** @type {any} */ (null));
  const name = h("input", {
    class: "in",
    required: true,
    maxlength: "60",
    autofocus: true,
    placeholder: t("tokens.namePlaceholder"),
  });
  const expires = h("input", { class: "in", type: "date" });
  const may = ticks(
    permissions.map((id) => ({ id, name: id })),
    [],
  );
  return openDialog({
    title: t("tokens.new"),
    make: (dialog) => ({
      body: h(
        "form",
        {
          id: "token-form",
          class: "form",
          onsubmit: async (/** @type {Event} */ event) => {
            event.preventDefault();
            problem.value = null;
            try {
              const expiresAt = expires.value ? new Date(`${expires.value}T23:59:59`).toISOString() : undefined;
              dialog.close(
                await api.post("/api/tokens", { name: name.value.trim(), permissions: may.chosen(), expiresAt }),
              );
            } catch (error) {
              problem.value = error;
            }
          },
        },
        formProblem(problem),
        field(t("tokens.name"), name, { name: "name", problem }),
        h(
          "fieldset",
          { class: "field" },
          h("legend", null, t("tokens.permissions")),
          h("small", null, t("tokens.permissionsHint")),
          may.element,
        ),
        field(t("tokens.expires"), expires, { hint: t("tokens.expiresHint"), name: "expiresAt", problem }),
      ),
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("common.cancel")),
        h("button", { type: "submit", form: "token-form", class: "btn p" }, t("tokens.make")),
      ],
    }),
  });
}

/** @param {{ name: string, token: string }} made */
function showOnce(made) {
  const box = h("input", {
    class: "in mono",
    readonly: true,
    value: made.token,
    "aria-label": t("tokens.token"),
    onfocus: () => box.select(),
  });
  return openDialog({
    title: t("tokens.once"),
    make: (dialog) => ({
      body: [
        h("p", null, t("tokens.onceText", { name: made.name })),
        h(
          "div",
          { class: "row" },
          box,
          h(
            "button",
            {
              type: "button",
              class: "btn",
              onclick: async () => ((await copyText(made.token)) ? toast(t("common.copied")) : box.select()),
            },
            icon("copy", "s"),
            t("common.copy"),
          ),
        ),
      ],
      actions: h("button", { type: "button", class: "btn p", onclick: () => dialog.close() }, t("tokens.kept")),
    }),
  });
}
