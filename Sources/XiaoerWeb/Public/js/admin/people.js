// People and roles: who may log in, what they may do, a new password when one was forgotten.
// @ts-check
import { api } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast } from "../lib/toast.js";
import { newPassword } from "./passwords.js";
import { empty, field, formProblem, head, loaded, resource, rolesAndGroups, searchField, table } from "./parts.js";

export function show() {
  const needle = signal("");
  const source = resource(() =>
    Promise.all([api.get("/api/people"), rolesAndGroups()]).then(([people, rest]) => ({
      people: people.items,
      ...rest,
    })),
  );
  const edit = async (/** @type {any} */ person) => {
    const data = source.data.peek();
    if (data && (await personDialog(person, data))) void source.load();
  };
  return [
    head("people", [
      h(
        "button",
        { type: "button", class: "btn p", onclick: () => void edit(null) },
        icon("plus", "s"),
        t("people.new"),
      ),
    ]),
    h(
      "div",
      { class: "admin-bar" },
      searchField(t("people.search"), (text) => (needle.value = text.toLowerCase())),
    ),
    loaded(source, (data) => peopleTable(data, needle.value, edit)),
    h(
      "section",
      { class: "admin-block" },
      h("h3", null, t("people.roles")),
      loaded(source, (data) => rolesTable(data.roles)),
    ),
  ];
}

/** @param {any} data @param {string} needle @param {(person: any) => void} edit */
function peopleTable(data, needle, edit) {
  const people = data.people.filter((/** @type {any} */ one) =>
    `${one.name} ${one.login} ${one.code}`.toLowerCase().includes(needle),
  );
  if (people.length === 0)
    return empty(
      "users",
      t(needle ? "admin.nothingFound" : "people.none"),
      t(needle ? "admin.tryOther" : "people.noneHint"),
    );
  const nameOfRole = named(data.roles);
  const nameOfGroup = named(data.groups);
  return table(
    t("admin.people"),
    [
      {
        label: t("people.name"),
        cell: (one) =>
          h(
            "span",
            { class: "row" },
            h(
              "span",
              { class: `av sm c${(Number(String(one.id).slice(-2)) % 8) + 1}`, "aria-hidden": "true" },
              [...one.name].at(-1) ?? "",
            ),
            h("span", { class: "cell2" }, h("b", null, one.name), h("small", null, one.login)),
          ),
      },
      { label: t("people.code"), cell: (one) => one.code },
      {
        label: t("people.rolesShort"),
        kind: "wrap",
        cell: (one) =>
          h(
            "span",
            { class: "tags" },
            roleIds(one).map((id) => h("span", { class: "tag b" }, nameOfRole(id))),
          ),
      },
      {
        label: t("people.groups"),
        kind: "wrap",
        cell: (one) => one.groups.map(nameOfGroup).join(t("admin.listComma")) || "—",
      },
      {
        label: t("people.state"),
        cell: (one) =>
          h("span", { class: `tag ${one.active ? "g" : ""}` }, t(one.active ? "people.active" : "people.inactive")),
      },
      {
        label: t("common.edit"),
        quiet: true,
        kind: "num",
        cell: (one) =>
          h(
            "button",
            {
              type: "button",
              class: "btn sm",
              "aria-label": `${t("common.edit")} ${one.name}`,
              onclick: () => edit(one),
            },
            t("common.edit"),
          ),
      },
    ],
    people,
  );
}

/** @param {any[]} things */
function named(things) {
  return (/** @type {string} */ id) => things.find((one) => one.id === id)?.name ?? id;
}

/**
 * Roles come as ids, or as assignments with validity dates (TEAM-28).
 * @param {any} person
 * @returns {string[]}
 */
function roleIds(person) {
  return person.roles.map((/** @type {any} */ one) => (typeof one === "string" ? one : (one.role ?? one.id)));
}

/** @param {any[]} roles */
function rolesTable(roles) {
  return h(
    "ul",
    { class: "roles" },
    roles.map((role) =>
      h(
        "li",
        { class: "card" },
        h(
          "details",
          null,
          h(
            "summary",
            null,
            h("b", null, role.name),
            h("span", { class: "mut end" }, t("people.permissionCount", { count: role.permissions.length })),
          ),
          h(
            "p",
            { class: "tags" },
            role.permissions.map((/** @type {string} */ one) => h("code", { class: "tag" }, one)),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {any} person null for a new one
 * @param {{ roles: any[], groups: any[] }} data
 * @returns {Promise<boolean>} whether anything changed
 */
async function personDialog(person, data) {
  const problem = signal(/** @type {any} */ (null));
  const busy = signal(false);
  const name = h("input", {
    class: "in",
    value: person?.name ?? "",
    required: true,
    autofocus: true,
    autocomplete: "off",
  });
  const login = h("input", {
    class: "in",
    value: person?.login ?? "",
    required: true,
    readonly: Boolean(person),
    autocapitalize: "none",
    autocomplete: "off",
    pattern: "[a-zA-Z0-9._\\-]{2,40}",
  });
  const code = h("input", { class: "in", value: person?.code ?? "", autocomplete: "off" });
  const password = h("input", {
    class: "in mono",
    value: person ? "" : newPassword(),
    autocomplete: "new-password",
    minlength: "10",
    required: !person,
  });
  const roles = ticks(data.roles, person ? roleIds(person) : ["pre_sale"]);
  const groups = ticks(data.groups, person?.groups ?? []);
  const active = h("input", { type: "checkbox", checked: person?.active ?? true });
  const result = await openDialog({
    title: person ? t("people.edit", { name: person.name }) : t("people.new"),
    make: (dialog) => {
      const save = async (/** @type {Event} */ event) => {
        event.preventDefault();
        busy.value = true;
        problem.value = null;
        const common = {
          name: name.value.trim(),
          code: code.value.trim() || name.value.trim(),
          roles: roles.chosen(),
          groups: groups.chosen(),
        };
        try {
          if (person)
            await api.patch(`/api/people/${person.id}`, {
              ...common,
              active: active.checked,
              password: password.value || undefined,
            });
          else await api.post("/api/people", { ...common, login: login.value.trim(), password: password.value });
          dialog.close(true);
          toast(t("people.saved", { name: common.name }));
        } catch (error) {
          problem.value = error;
        } finally {
          busy.value = false;
        }
      };
      return {
        body: h(
          "form",
          { id: "person-form", class: "form", onsubmit: save },
          formProblem(problem),
          h(
            "div",
            { class: "two" },
            field(t("people.name"), name, { hint: t("people.nameHint"), name: "name", problem }),
            field(t("people.login"), login, { hint: person ? "" : t("people.loginHint"), name: "login", problem }),
          ),
          field(t("people.code"), code, { hint: t("people.codeHint"), name: "code", problem }),
          h("fieldset", { class: "field" }, h("legend", null, t("people.rolesShort")), roles.element),
          h("fieldset", { class: "field" }, h("legend", null, t("people.groups")), groups.element),
          field(t(person ? "people.newPassword" : "people.password"), password, {
            hint: t(person ? "people.newPasswordHint" : "people.passwordHint"),
            name: "password",
            problem,
          }),
          person
            ? h(
                "button",
                { type: "button", class: "btn sm self", onclick: () => (password.value = newPassword()) },
                icon("refresh", "s"),
                t("people.suggest"),
              )
            : null,
          person
            ? h(
                "label",
                { class: "tick" },
                active,
                h("span", null, t("people.mayLogin"), h("small", { class: "mut block" }, t("people.mayLoginHint"))),
              )
            : null,
        ),
        actions: [
          h("button", { type: "button", class: "btn", onclick: () => dialog.close(false) }, t("common.cancel")),
          h(
            "button",
            { type: "submit", form: "person-form", class: "btn p", disabled: () => busy.value },
            t("common.save"),
          ),
        ],
      };
    },
  });
  return result === true;
}

/** @param {any[]} things @param {string[]} chosen */
export function ticks(things, chosen) {
  const boxes = things.map((one) => ({
    id: one.id,
    box: h("input", { type: "checkbox", checked: chosen.includes(one.id) }),
  }));
  return {
    element: h(
      "div",
      { class: "ticks" },
      boxes.map((one, at) => h("label", { class: "tick" }, one.box, h("span", null, things[at].name))),
    ),
    chosen: () => boxes.filter((one) => one.box.checked).map((one) => one.id),
  };
}
