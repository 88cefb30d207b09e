// What an import did: counts, columns it did not know, refused rows with line, column and reason.
// @ts-check
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { table } from "./parts.js";

/**
 * @param {any} job
 * @param {(() => void) | null} take runs the same file for real
 */
export function jobReport(job, take) {
  const running = job.state === "running";
  const tone = job.state === "failed" ? "bad" : job.rowsRefused > 0 ? "" : running ? "info" : "ok";
  return h(
    "div",
    { class: "report" },
    h(
      "p",
      { class: `alert ${tone}` },
      icon(job.state === "failed" || job.rowsRefused > 0 ? "warn" : running ? "clock" : "check", "s"),
      summary(job),
    ),
    running
      ? h("progress", {
          class: "bar",
          max: "1",
          value: job.progress != null ? String(job.progress) : null,
          "aria-label": t("imports.progress"),
        })
      : null,
    h(
      "dl",
      { class: "counts" },
      ["Read", "Taken", "Unchanged", "Refused"].map((one) =>
        h("div", null, h("dt", null, t(`imports.${one.toLowerCase()}`)), h("dd", null, job[`rows${one}`] ?? 0)),
      ),
      h("div", null, h("dt", null, t("imports.encoding")), h("dd", null, job.encoding ?? "—")),
    ),
    job.unknownColumns?.length > 0
      ? h("p", { class: "mut" }, t("imports.unknownColumns", { names: job.unknownColumns.join(t("admin.listComma")) }))
      : null,
    job.refusals?.length > 0 ? refusals(job) : null,
    take ? h("p", null, h("button", { type: "button", class: "btn p", onclick: take }, t("imports.takeNow"))) : null,
  );
}

/** @param {any} job */
function summary(job) {
  if (job.state === "running") return t("imports.isRunning", { file: job.fileName });
  if (job.state === "failed")
    return t("imports.hasFailed", { file: job.fileName, reason: job.reason ?? job.detail ?? "" });
  const values = { file: job.fileName, taken: job.rowsTaken, refused: job.rowsRefused };
  if (job.dryRun) return t("imports.dryDone", values);
  return t(job.rowsRefused > 0 ? "imports.doneSome" : "imports.doneAll", values);
}

/** @param {any} job */
function refusals(job) {
  return [
    h(
      "div",
      { class: "row" },
      h("h3", { class: "grow" }, t("imports.refusals")),
      job.refusalsUrl
        ? h("a", { class: "btn sm", href: job.refusalsUrl, download: "" }, icon("dl", "s"), t("imports.download"))
        : null,
    ),
    table(
      t("imports.refusals"),
      [
        { label: t("imports.line"), kind: "num", cell: (one) => one.line },
        { label: t("imports.column"), cell: (one) => (one.column ? h("code", null, one.column) : "—") },
        { label: t("imports.reason"), kind: "wrap", cell: (one) => one.reason },
      ],
      job.refusals,
    ),
    job.rowsRefused > job.refusals.length
      ? h("p", { class: "mut" }, t("imports.firstOnly", { shown: job.refusals.length, all: job.rowsRefused }))
      : null,
  ];
}
