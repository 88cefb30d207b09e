// Groups and hours: which desks there are and when they are open.
// @ts-check
import { api } from "../lib/api.js";
import { openDialog } from "../lib/dialog.js";
import { h } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signal } from "../lib/signals.js";
import { toast } from "../lib/toast.js";
import { readRange, writeRange } from "./hours.js";
import { empty, field, formProblem, head, loaded, resource, table } from "./parts.js";

export function show() {
  const source = resource(() => api.get("/api/groups").then((answer) => answer.items));
  const edit = async (/** @type {any} */ group) => {
    if (await groupDialog(group, source.data.peek() ?? [])) void source.load();
  };
  return [
    head("groups"),
    loaded(source, (groups) =>
      groups.length === 0
        ? empty("clock", t("groups.none"), t("groups.noneHint"))
        : table(
            t("admin.groups"),
            [
              {
                label: t("groups.name"),
                cell: (one) =>
                  h("span", { class: "cell2" }, h("b", null, one.name), h("small", { class: "mono" }, one.id)),
              },
              { label: t("groups.weekdays"), cell: (one) => hoursText(one.hours?.weekdays) },
              { label: t("groups.weekend"), cell: (one) => hoursText(one.hours?.weekend) },
              {
                label: t("groups.overflow"),
                cell: (one) => groups.find((/** @type {any} */ other) => other.id === one.overflow)?.name ?? "—",
              },
              {
                label: t("groups.members"),
                kind: "num",
                cell: (one) => (Array.isArray(one.members) ? one.members.length : (one.members ?? "—")),
              },
              {
                label: t("groups.state"),
                cell: (one) =>
                  one.open === undefined
                    ? "—"
                    : h(
                        "span",
                        { class: `tag ${one.open ? "g" : ""}` },
                        t(one.open ? "overview.open" : "overview.closed"),
                      ),
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
                      onclick: () => void edit(one),
                    },
                    t("common.edit"),
                  ),
              },
            ],
            groups,
          ),
    ),
  ];
}

/** @param {string | undefined} range */
function hoursText(range) {
  const hours = readRange(range ?? "");
  return hours.closed ? t("groups.closedDay") : `${hours.from}–${hours.to}`;
}

/** @param {any} group @param {any[]} all */
async function groupDialog(group, all) {
  const problem = signal(/** @type {any} */ (null));
  const name = h("input", { class: "in", value: group.name, required: true, autofocus: true });
  const weekdays = dayPart("weekdays", group.hours?.weekdays);
  const weekend = dayPart("weekend", group.hours?.weekend);
  const overflow = h(
    "select",
    { class: "in", value: group.overflow ?? "" },
    h("option", { value: "" }, t("common.none")),
    all.filter((one) => one.id !== group.id).map((one) => h("option", { value: one.id }, one.name)),
  );
  const done = await openDialog({
    title: t("groups.edit", { name: group.name }),
    make: (dialog) => ({
      body: h(
        "form",
        {
          id: "group-form",
          class: "form",
          onsubmit: async (/** @type {Event} */ event) => {
            event.preventDefault();
            problem.value = null;
            try {
              const hours = { weekdays: weekdays.value(), weekend: weekend.value() };
              await api.put(`/api/groups/${encodeURIComponent(group.id)}`, {
                name: name.value.trim(),
                hours,
                overflow: overflow.value || null,
              });
              dialog.close(true);
              toast(t("groups.saved", { name: name.value.trim() }));
            } catch (error) {
              problem.value = error;
            }
          },
        },
        formProblem(problem),
        field(t("groups.name"), name, { name: "name", problem }),
        weekdays.element,
        weekend.element,
        h("p", { class: "mut" }, t("groups.midnight")),
        field(t("groups.overflow"), overflow, { hint: t("groups.overflowHint"), name: "overflow", problem }),
      ),
      actions: [
        h("button", { type: "button", class: "btn", onclick: () => dialog.close(false) }, t("common.cancel")),
        h("button", { type: "submit", form: "group-form", class: "btn p" }, t("common.save")),
      ],
    }),
  });
  return done === true;
}

/** @param {"weekdays" | "weekend"} which @param {string | undefined} range */
function dayPart(which, range) {
  const hours = readRange(range ?? "");
  const open = signal(!hours.closed);
  const box = h("input", { type: "checkbox", checked: open.peek(), onchange: () => (open.value = box.checked) });
  const from = h("input", {
    class: "in",
    type: "time",
    value: hours.from,
    required: () => open.value,
    "aria-label": t("groups.from"),
  });
  // A time field knows no 24:00; midnight at the end of the day is shown as 00:00.
  const to = h("input", {
    class: "in",
    type: "time",
    value: hours.to === "24:00" ? "00:00" : hours.to,
    required: () => open.value,
    "aria-label": t("groups.to"),
  });
  return {
    element: h(
      "fieldset",
      { class: "field" },
      h("legend", null, t(`groups.${which}`)),
      h("label", { class: "tick" }, box, h("span", null, t("groups.openThatDay"))),
      h("div", { class: "row", hidden: () => !open.value }, from, h("span", { "aria-hidden": "true" }, "–"), to),
    ),
    value: () => writeRange({ closed: !open.peek(), from: from.value, to: to.value }),
  };
}
