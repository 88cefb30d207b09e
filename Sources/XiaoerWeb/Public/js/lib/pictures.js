// Simple drawn pictures of goods: no photos ship, so a kind and a hue become an inline drawing.
// @ts-check
import { s } from "./dom.js";

/**
 * The hue lies on the wheel, 0…359; 400 is black, 401 grey, 402 white, which have none.
 * @typedef {{ kind: string, hue: number }} Picture
 */

/**
 * Outlines on a 60 × 60 sheet: [path, tone] with tone 0 body, 1 darker part, 2 light part.
 * @type {Record<string, [string, 0 | 1 | 2][]>}
 */
const DRAWINGS = {
  shoe: [
    ["M9 26c3 4 8 4 11 0l3-4c5 8 12 12 22 13 5 1 7 4 7 8H9z", 0],
    ["M8 43h45v3a3 3 0 0 1-3 3H11a3 3 0 0 1-3-3z", 1],
    ["M24 27l4-3M28 31l4-3.500M33 34.500l3.500-4", 2],
  ],
  boot: [
    ["M18 9h15.500c-.5 6-.3 12 .8 17 .8 3.400 3.600 5 7.700 6 6 1.400 9 4.600 9 11H17c-.6-12 .4-23 1-34z", 0],
    ["M17 43h34.500v4.500H29V51H17zM17.400 9H22c-1 11-1.600 22-1.500 34H17c-.6-12-.2-23 .4-34z", 1],
    ["M29 15.500h5M29 20.500h5M29.500 25.500h5.500M32 30.500l5-2", 2],
  ],
  sandal: [
    ["M8 40c8 0 14-3 20-3s14 4 25 4v3a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4z", 1],
    ["M14 39c1-9 6-14 11-14s8 5 10 13l-5-1c-2-5-4-7-6-7s-4 3-5 8z", 0],
    ["M36 38c1-6 4-9 8-9 3 0 5 4 6 11l-4-.5c-.5-4-1-6-2.500-6S41 36 40.500 39z", 0],
  ],
  coat: [
    ["M22 10h16l11 8-4 13-5-2v24H20V29l-5 2-4-13z", 0],
    ["M22 10l8 9 8-9-3-1H25z", 1],
    ["M30 19v33M34 28h.01M34 36h.01M34 44h.01", 2],
  ],
  dress: [
    ["M23 9h3c0 4 8 4 8 0h3l3 11-3 7 9 24H14l9-24-3-7z", 0],
    ["M22.500 25h15l1.200 4H21.300z", 1],
    ["M25 34l-4 14M35 34l4 14M30 33v15", 2],
  ],
  tee: [
    ["M21 12h5c1 4 7 4 8 0h5l12 8-5 9-5-3v24H19V26l-5 3-5-9z", 0],
    ["M26 12c1 4 7 4 8 0h2c-1 8-11 8-12 0z", 1],
    ["M24 34h12", 2],
  ],
  trousers: [
    ["M19 10h22l4 42H33l-3-26-3 26H15z", 0],
    ["M19 10h22l.6 6H18.400z", 1],
    ["M30 16v10M23 20l-2 4M37 20l2 4", 2],
  ],
  bag: [
    ["M12 22h36l3 28a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3z", 0],
    ["M20 26v-6a10 10 0 0 1 20 0v6h-3v-6a7 7 0 0 0-14 0v6z", 1],
    ["M10.500 36h39", 2],
  ],
  sock: [
    ["M22 9h15v24c0 3 2 5 5 8 4 4 1 10-5 10-4 0-8-3-11-7-3-4-4-7-4-11z", 0],
    ["M22 9h15v7H22zM43 43c3 4 0 8-6 8-2 0-4-1-6-2 5 0 9-2 12-6z", 1],
    ["M22 21h15M22 26h15", 2],
  ],
  cap: [
    ["M11 36c0-13 9-20 19-20s18 7 18 18v2z", 0],
    ["M11 36h37c5 0 8 3 9 7-14-3-30-4-46-3z", 1],
    ["M30 16v-3M23 34c0-8 3-14 7-18M37 34c0-8-3-14-7-18", 2],
  ],
  kids: [
    ["M12 28c2 4 6 4 8 0l2-3c4 6 9 9 16 10 5 1 8 3 8 8H12z", 0],
    ["M11 43h36v2a3 3 0 0 1-3 3H14a3 3 0 0 1-3-3z", 1],
    ["M22 31l5-3M26 34l5-3", 2],
    ["M44 13l1.800 3.700 4 .6-2.900 2.800.7 4-3.600-1.900-3.600 1.900.7-4-2.900-2.800 4-.6z", 1],
  ],
  other: [
    ["M12 20l18-8 18 8v21l-18 8-18-8z", 0],
    ["M30 28v21l18-8V20z", 1],
    ["M12 20l18 8 18-8", 2],
  ],
};

/** @type {Record<string, keyof typeof DRAWINGS>} */
const SAME = {
  shoes: "shoe",
  boots: "boot",
  sandals: "sandal",
  jacket: "coat",
  shirt: "tee",
  pants: "trousers",
  hat: "cap",
};

/**
 * A drawing of an article. With a label it is an image for everyone, without it is decoration.
 * @param {Picture | null | undefined} picture
 * @param {{ label?: string, class?: string }} [options]
 */
export function productPicture(picture, options = {}) {
  const kind = picture?.kind ?? "other";
  const strokes = DRAWINGS[kind] ?? DRAWINGS[SAME[kind] ?? "other"];
  const hue = Number(picture?.hue ?? 220);
  const { body, shade, line, ground } = tonesOf(hue);
  return s(
    "svg",
    {
      class: options.class ?? "thumb",
      viewBox: "0 0 60 60",
      role: options.label ? "img" : null,
      "aria-label": options.label ?? null,
      "aria-hidden": options.label ? null : "true",
    },
    s("rect", { width: 60, height: 60, fill: ground }),
    s("ellipse", { cx: 30, cy: 53, rx: 19, ry: 2.6, fill: "hsl(220 30% 20%)", opacity: 0.12 }),
    strokes.map(([path, tone]) =>
      tone === 2
        ? s("path", {
            d: path,
            fill: "none",
            stroke: line,
            "stroke-width": 1.6,
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
          })
        : s("path", { d: path, fill: tone === 1 ? shade : body }),
    ),
  );
}

/**
 * The four colours of a drawing; the ground stays light, whatever the goods look like.
 * @param {number} hue
 */
function tonesOf(hue) {
  if (hue === 400)
    return { body: "hsl(222 8% 27%)", shade: "hsl(222 10% 15%)", line: "hsl(222 8% 62%)", ground: "hsl(220 16% 93%)" };
  if (hue === 401)
    return { body: "hsl(220 7% 62%)", shade: "hsl(220 8% 44%)", line: "hsl(220 12% 90%)", ground: "hsl(220 16% 94%)" };
  if (hue === 402)
    return { body: "hsl(220 20% 99%)", shade: "hsl(220 12% 80%)", line: "hsl(220 10% 74%)", ground: "hsl(214 26% 89%)" };
  return {
    body: `hsl(${hue} 46% 56%)`,
    shade: `hsl(${hue} 42% 38%)`,
    line: `hsl(${hue} 60% 92%)`,
    ground: `hsl(${hue} 42% 92%)`,
  };
}

/**
 * Names of colours and where they lie on the wheel; null hues are greys.
 * @type {[RegExp, number | null, number][]}
 */
const COLOURS = [
  [/黑|black/i, null, 16],
  [/白|white/i, null, 97],
  [/灰|gr[ae]y/i, null, 60],
  [/银|silver/i, null, 76],
  [/酒红|wine|burgundy/i, 345, 30],
  [/棕|咖|褐|brown/i, 24, 34],
  [/卡其|驼|khaki|camel/i, 36, 58],
  [/米|杏|beige|cream/i, 38, 86],
  [/粉|pink/i, 345, 80],
  [/红|red/i, 2, 48],
  [/橙|橘|orange/i, 26, 56],
  [/黄|yellow/i, 48, 58],
  [/藏青|navy/i, 222, 24],
  [/绿|green/i, 140, 38],
  [/青|teal|cyan/i, 180, 38],
  [/蓝|blue/i, 214, 50],
  [/紫|purple|violet/i, 272, 50],
];

/**
 * A colour for the name of a colour, good enough for a dot beside the name.
 * @param {string} name
 */
export function colourOf(name) {
  for (const [pattern, hue, light] of COLOURS) {
    if (pattern.test(name)) return hue === null ? `hsl(220 5% ${light}%)` : `hsl(${hue} 52% ${light}%)`;
  }
  return "hsl(220 14% 70%)";
}

/**
 * A small round dot in the colour that a name says.
 * @param {string} name
 */
export function colourDot(name) {
  return s(
    "svg",
    { class: "cdot", viewBox: "0 0 12 12", "aria-hidden": "true" },
    s("circle", { cx: 6, cy: 6, r: 5, fill: colourOf(name), stroke: "hsl(220 10% 60%)", "stroke-width": 0.7 }),
  );
}
