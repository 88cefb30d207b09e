// Imports: drop a file, try it dry, watch it run, see exactly which rows were refused and why.
// @ts-check
import { api, errorText, query, upload } from "../lib/api.js";
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { onEnd, signal } from "../lib/signals.js";
import { toastError } from "../lib/toast.js";
import { KINDS, guessKind } from "./import-kinds.js";
import { jobReport } from "./import-report.js";
import { empty, head, nameOf, pages, table, when } from "./parts.js";

const POLL_MS = 500;

export function show() {
  const file = signal(/** @type {File | null} */ (null));
  const kind = signal("");
  const dryRun = signal(true);
  const sending = signal(/** @type {number | null} */ (null));
  const problem = signal("");
  const job = signal(/** @type {any} */ (null));
  const over = signal(false);
  const history = pages((cursor) => api.get(`/api/imports${query({ cursor, limit: 20 })}`));
  let timer = 0;
  onEnd(() => clearTimeout(timer));

  const picker = h("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,text/csv",
    class: "sr",
    id: "import-file",
    onchange: () => choose(picker.files?.[0] ?? null),
  });

  /** @param {File | null} chosen */
  function choose(chosen) {
    if (!chosen) return;
    file.value = chosen;
    kind.value = guessKind(chosen.name) ?? "";
    problem.value = "";
    job.value = null;
    dryRun.value = true;
    picker.value = "";
  }

  async function start() {
    const what = file.peek();
    if (!what || sending.peek() !== null) return;
    if (kind.peek() === "") {
      problem.value = t("imports.chooseKind");
      return;
    }
    problem.value = "";
    sending.value = 0;
    try {
      const path = `/api/imports/${kind.peek()}${query({ dryRun: String(dryRun.peek()), name: what.name })}`;
      const answer = await upload(path, what, (share) => (sending.value = share));
      job.value = answer.job ?? answer;
      watch(job.peek().id);
    } catch (error) {
      problem.value = errorText(error);
    } finally {
      sending.value = null;
    }
  }

  /** @param {string} id */
  function watch(id) {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      try {
        job.value = await api.get(`/api/imports/${id}`);
      } catch (error) {
        toastError(error);
        return;
      }
      if (job.peek().state === "running") watch(id);
      else history.reload();
    }, POLL_MS);
  }

  async function look(/** @type {any} */ one) {
    try {
      job.value = await api.get(`/api/imports/${one.id}`);
      if (job.peek().state === "running") watch(one.id);
      document.querySelector(".import-report")?.scrollIntoView({ block: "nearest" });
    } catch (error) {
      toastError(error);
    }
  }

  const zone = h(
    "div",
    {
      class: () => `drop ${over.value ? "over" : ""}`,
      ondragover: (/** @type {DragEvent} */ event) => (event.preventDefault(), (over.value = true)),
      ondragleave: () => (over.value = false),
      ondrop: (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        over.value = false;
        choose(event.dataTransfer?.files[0] ?? null);
      },
    },
    picker,
    h(
      "label",
      { for: "import-file" },
      icon("upload"),
      h("b", null, () => file.value?.name ?? t("imports.drop")),
      h("span", { class: "mut" }, () => (file.value ? t("imports.other") : t("imports.dropHint"))),
    ),
  );

  return [
    head("imports"),
    h(
      "section",
      { class: "admin-block import" },
      zone,
      () => (file.value ? controls() : null),
      () => (problem.value ? h("p", { class: "alert bad", role: "alert" }, icon("warn", "s"), problem.value) : null),
      h("div", { class: "import-report", "aria-live": "polite" }, () =>
        job.value
          ? jobReport(
              job.value,
              job.value.dryRun && job.value.state === "done" && file.peek()
                ? () => ((dryRun.value = false), void start())
                : null,
            )
          : null,
      ),
    ),
    h(
      "section",
      { class: "admin-block" },
      h("h3", null, t("imports.history")),
      history.view((items) =>
        items.length === 0
          ? empty("upload", t("imports.none"), t("imports.noneHint"))
          : table(
              t("imports.history"),
              [
                {
                  label: t("imports.file"),
                  kind: "wrap",
                  cell: (one) =>
                    h(
                      "span",
                      { class: "cell2" },
                      h("b", null, one.fileName),
                      h("small", null, t(`kind.${one.kind}`), one.dryRun ? ` · ${t("imports.dry")}` : ""),
                    ),
                },
                {
                  label: t("imports.state"),
                  cell: (one) =>
                    h(
                      "span",
                      { class: `tag ${one.state === "done" ? "g" : one.state === "failed" ? "r" : "b"}` },
                      t(`imports.${one.state}`),
                    ),
                },
                { label: t("imports.taken"), kind: "num", cell: (one) => one.rowsTaken },
                { label: t("imports.unchanged"), kind: "num", cell: (one) => one.rowsUnchanged },
                {
                  label: t("imports.refused"),
                  kind: "num",
                  cell: (one) => (one.rowsRefused > 0 ? h("b", { class: "bad" }, one.rowsRefused) : 0),
                },
                { label: t("imports.when"), cell: (one) => when(one.startedAt) },
                { label: t("imports.by"), cell: (one) => nameOf(one.startedBy) },
                {
                  label: t("imports.report"),
                  quiet: true,
                  kind: "num",
                  cell: (one) =>
                    h(
                      "button",
                      {
                        type: "button",
                        class: "btn sm",
                        "aria-label": `${t("imports.report")} ${one.fileName}`,
                        onclick: () => void look(one),
                      },
                      t("imports.report"),
                    ),
                },
              ],
              items,
            ),
      ),
      history.more,
    ),
  ];

  function controls() {
    const select = h(
      "select",
      { class: "in", value: kind.value, onchange: () => (kind.value = select.value) },
      h("option", { value: "" }, t("imports.kindUnknown")),
      KINDS.map((one) => h("option", { value: one }, t(`kind.${one}`))),
    );
    const box = h("input", {
      type: "checkbox",
      checked: () => dryRun.value,
      onchange: () => (dryRun.value = box.checked),
    });
    return h(
      "div",
      { class: "import-controls" },
      h("label", { class: "field" }, h("span", null, t("imports.kind")), select),
      h(
        "label",
        { class: "tick" },
        box,
        h("span", null, t("imports.dryRun"), h("small", { class: "mut block" }, t("imports.dryRunHint"))),
      ),
      h(
        "button",
        {
          type: "button",
          class: "btn p",
          disabled: () => sending.value !== null || job.value?.state === "running",
          onclick: () => void start(),
        },
        () =>
          sending.value !== null
            ? t("imports.sending", { percent: Math.round(sending.value * 100) })
            : t(dryRun.value ? "imports.try" : "imports.start"),
      ),
    );
  }
}
