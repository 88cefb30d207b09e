// Stock figures in words.
// @ts-check
import { t } from "../lib/i18n.js";

/** @param {any} stock */
export function stockWords(stock) {
  if (!stock) return t("stock.unknown");
  const count = stock.availableMinusUnaudited;
  if (count > 0) return t("stock.count", { count });
  if (stock.presale) return t("stock.presale");
  if (stock.discontinued) return t("stock.discontinued");
  if (stock.inTransit > 0) return t("stock.transit");
  return t("stock.none");
}

/** @param {any} stock */
export function stockLook(stock) {
  if (!stock) return "";
  if (stock.availableMinusUnaudited > 5) return "g";
  if (stock.availableMinusUnaudited > 0) return "o";
  return stock.presale ? "v" : "r";
}
