// The little clock of a waiting customer: time, ring and always a word.
// @ts-check
import { serverNow, tick } from "../lib/clock.js";
import { h, s } from "../lib/dom.js";
import { clockTime, duration, shortTime } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { turnState } from "./turn.js";

/** @typedef {import("./types.js").Row} Row */

const ROUND = 37.7;
const LOOKS = { golden: "gold", ok: "ok", warn: "warn", late: "over", breach: "over breach" };

/**
 * @param {() => Row | undefined} row
 * @param {{ long?: boolean }} [options] long: with the word spelled out
 */
export function turnClock(row, options = {}) {
  const state = () => {
    const turn = row()?.turn;
    if (!turn) return null;
    tick.value;
    return turnState(turn, serverNow());
  };
  const ring = s(
    "svg",
    {
      viewBox: "0 0 16 16",
      "aria-hidden": "true",
      class: () => (["late", "breach"].includes(state()?.level ?? "late") ? "gone" : ""),
    },
    s("circle", { class: "bg", cx: 8, cy: 8, r: 6 }),
    s("circle", {
      class: "fg",
      cx: 8,
      cy: 8,
      r: 6,
      "stroke-dasharray": () => `${((state()?.share ?? 0) * ROUND).toFixed(1)} ${ROUND}`,
    }),
  );
  const words = () => {
    const now = state();
    if (!now) {
      const at = row()?.lastMessageAt;
      return at ? shortTime(at, serverNow(), t("common.yesterday")) : "";
    }
    const late = now.level === "late" || now.level === "breach";
    // Rounded up while counting down, so that 0:00 means "now".
    const time = duration(late ? now.remaining : now.remaining + 999);
    if (late) return t("turn.late", { time });
    if (options.long) return t(`turn.${now.level}`, { time });
    return now.level === "golden" ? t("turn.golden.short", { time }) : time;
  };
  return h(
    "span",
    {
      class: () => {
        const now = state();
        return now ? `sla ${LOOKS[now.level]}` : "sla idle";
      },
      title: () => {
        const now = state();
        const row_ = row();
        if (!now || !row_?.turn) return row_ ? clockTime(row_.lastMessageAt) : "";
        return t(`turn.${now.level}.title`, { time: clockTime(row_.turn.startedAt) });
      },
    },
    ring,
    h("span", null, words),
  );
}
