// Which colour and size can be had: the page's state of one SKU. Pure.
// @ts-check

/**
 * open: not both chosen; in: can be ordered; presale: can be ordered, comes later; out: cannot be selected.
 * @typedef {{ kind: "open" | "in" | "presale" | "out", sku: any | null }} Choice
 */

/**
 * @param {{ skus: { colour: string, size: string, selectable: boolean, presaleDate?: string | null }[] }} style
 * @param {string | null} colour
 * @param {string | null} size
 * @returns {Choice}
 */
export function choiceState(style, colour, size) {
  if (colour === null || size === null) return { kind: "open", sku: null };
  const sku = style.skus.find((one) => one.colour === colour && one.size === size) ?? null;
  if (!sku || !sku.selectable) return { kind: "out", sku };
  return { kind: sku.presaleDate ? "presale" : "in", sku };
}

/**
 * @param {{ skus: { colour: string, selectable: boolean }[] }} style
 * @param {string} colour
 */
export function colourHasAny(style, colour) {
  return style.skus.some((one) => one.colour === colour && one.selectable);
}
