// A QR code as a drawing: always dark on white, whatever the theme, because cameras want it so.
// @ts-check
import { s } from "../lib/dom.js";
import { qrCode } from "./qr.js";

const QUIET = 4;

/** @param {string} content @param {string} label */
export function qrPicture(content, label) {
  const rows = qrCode(content);
  const size = rows.length + QUIET * 2;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")))
    .join("");
  return s(
    "svg",
    {
      class: "qr-code",
      viewBox: `0 0 ${size} ${size}`,
      role: "img",
      "aria-label": label,
      "shape-rendering": "crispEdges",
    },
    s("rect", { width: size, height: size, fill: "#fff" }),
    s("path", { d: path, fill: "#000" }),
  );
}
