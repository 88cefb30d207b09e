// My promises: what was promised to whom and by when (REC-134, REC-156).
// @ts-check
import { api, errorText, query } from "../lib/api.js";
import { second, serverNow } from "../lib/clock.js";
import { openDialog } from "../lib/dialog.js";
import { h, icon } from "../lib/dom.js";
import { shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { computed, signal } from "../lib/signals.js";
import { toast, toastError } from "../lib/toast.js";
import { current, openConversation } from "./go.js";

const tasks = signal(/** @type {any[]} */ ([]));
const status = signal(/** @type {"loading" | "ready" | "failed"} */ ("loading"));
/** @type {unknown} */
let problem = null;

/** How many promises are due. */
export const tasksDue = computed(() => {
  second.value;
  return tasks.value.filter((task) => !task.doneAt && Date.parse(task.dueAt) <= serverNow()).length;
});

export async function loadTasks() {
  try {
    tasks.value = (await api.get(`/api/tasks${query({ state: "open" })}`)).items;
    status.value = "ready";
  } catch (error) {
    problem = error;
    status.value = "failed";
  }
}

/** @param {any} task */
export function takeTask(task) {
  const others = tasks.peek().filter((one) => one.id !== task.id);
  tasks.value = task.doneAt ? others : [...others, task].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

export function openTasks() {
  void loadTasks();
  void openDialog({
    title: t("tasks.title"),
    kind: "drawer",
    make: (dialog) => ({
      body: [
        newTask(),
        () => {
          if (status.value === "failed")
            return h(
              "div",
              { class: "empty", role: "alert" },
              errorText(problem),
              h("button", { type: "button", class: "btn sm", onclick: loadTasks }, t("common.retry")),
            );
          if (status.value === "ready" && tasks.value.length === 0)
            return h(
              "div",
              { class: "empty" },
              icon("task"),
              h("b", null, t("tasks.none")),
              h("span", null, t("tasks.none.hint")),
            );
          return h(
            "ul",
            { class: "tasks" },
            tasks.value.map((task) => taskView(task, dialog)),
          );
        },
      ],
    }),
  });
}

/** @param {any} task @param {import("../lib/dialog.js").OpenDialog} dialog */
function taskView(task, dialog) {
  const late = () => (second.value, Date.parse(task.dueAt) <= serverNow());
  const done = async () => {
    try {
      await api.post(`/api/tasks/${task.id}/done`);
      takeTask({ ...task, doneAt: new Date(serverNow()).toISOString() });
      toast(t("tasks.done"));
    } catch (error) {
      toastError(error);
    }
  };
  return h(
    "li",
    { class: () => (late() ? "task late" : "task") },
    h(
      "button",
      {
        type: "button",
        class: "btn ic sm",
        "aria-label": t("tasks.mark", { title: task.title }),
        onclick: () => void done(),
      },
      icon("check", "s"),
    ),
    h(
      "span",
      { class: "cell2 grow" },
      h("b", null, task.title),
      task.detail && h("small", null, task.detail),
      task.customer && h("small", null, task.customer.name ?? task.customer),
    ),
    h("span", { class: () => (late() ? "tag r" : "tag") }, () =>
      late() ? t("tasks.late", { time: when(task) }) : when(task),
    ),
    task.conversationId &&
      h(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () => (dialog.close(), openConversation(task.conversationId, { show: true })),
        },
        t("tasks.open"),
      ),
  );
}

/** @param {any} task */
const when = (task) => shortTime(task.dueAt, serverNow(), t("common.yesterday"));

function newTask() {
  const text = h("input", { class: "in", required: true, "aria-label": t("tasks.new"), placeholder: t("tasks.new") });
  const minutes = h(
    "select",
    { class: "in", "aria-label": t("tasks.due") },
    [10, 30, 60, 120, 1440].map((n) =>
      h("option", { value: n }, t(n === 1440 ? "tasks.tomorrow" : "tasks.in", { minutes: n })),
    ),
  );
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (text.value.trim() === "") return;
    try {
      const dueAt = new Date(serverNow() + Number(minutes.value) * 60_000).toISOString();
      const answer = await api.post("/api/tasks", {
        kind: "promise",
        text: text.value.trim(),
        dueAt,
        conversationId: current.peek()?.id,
      });
      if (answer?.task ?? answer?.id) takeTask(answer.task ?? answer);
      text.value = "";
    } catch (error) {
      toastError(error);
    }
  };
  return h(
    "form",
    { class: "newtask", onsubmit: (/** @type {Event} */ event) => void save(event) },
    text,
    minutes,
    h("button", { class: "btn p" }, t("tasks.add")),
  );
}
