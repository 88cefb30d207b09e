// QR codes (ISO/IEC 18004): byte mode, error correction L, versions 1 to 10, up to 271 bytes. Pure.
// @ts-check

/**
 * Per version: correction bytes per block, then the data bytes of each block.
 * @type {[number, number[]][]}
 */
const BLOCKS = [
  [0, []],
  [7, [19]],
  [10, [34]],
  [15, [55]],
  [20, [80]],
  [26, [108]],
  [18, [68, 68]],
  [20, [78, 78]],
  [24, [97, 97]],
  [30, [116, 116]],
  [18, [68, 68, 69, 69]],
];

/**
 * Multiplication in the field of 256 elements with the polynomial 0x11d.
 * @param {number} a
 * @param {number} b
 */
function times(a, b) {
  let out = 0;
  for (let bit = 7; bit >= 0; bit--) out = (out << 1) ^ ((out >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
  return out & 0xff;
}

/**
 * Remainder of the data divided by the generator of `count` correction bytes (Reed–Solomon).
 * @param {number[]} data
 * @param {number} count
 */
function correction(data, count) {
  const divisor = [...new Array(count - 1).fill(0), 1];
  for (let i = 0, root = 1; i < count; i++, root = times(root, 2)) {
    for (let j = 0; j < count; j++) divisor[j] = times(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0);
  }
  const rest = new Array(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    divisor.forEach((one, at) => (rest[at] ^= times(one, factor)));
  }
  return rest;
}

/**
 * All bytes of the symbol: data with length and padding, cut into blocks, corrected, interleaved.
 * @param {Uint8Array} text
 * @param {number} version
 */
function codewords(text, version) {
  const [count, sizes] = /** @type {[number, number[]]} */ (BLOCKS[version]);
  const room = sizes.reduce((a, b) => a + b, 0);
  /** @type {number[]} */
  const bits = [];
  const put = (/** @type {number} */ value, /** @type {number} */ length) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  put(4, 4);
  put(text.length, version < 10 ? 8 : 16);
  for (const byte of text) put(byte, 8);
  put(0, Math.min(4, room * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const data = Array.from({ length: bits.length / 8 }, (_, i) => parseInt(bits.slice(i * 8, i * 8 + 8).join(""), 2));
  for (let pad = 0xec; data.length < room; pad ^= 0xec ^ 0x11) data.push(pad);
  let from = 0;
  const blocks = sizes.map((size) => data.slice(from, (from += size)));
  const checks = blocks.map((block) => correction(block, count));
  /** @type {number[]} */
  const out = [];
  for (let i = 0; i < Math.max(...sizes); i++)
    for (const block of blocks) if (i < block.length) out.push(/** @type {number} */ (block[i]));
  for (let i = 0; i < count; i++) for (const check of checks) out.push(/** @type {number} */ (check[i]));
  return out;
}

/** @type {((x: number, y: number) => boolean)[]} */
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * @param {string} content
 * @param {number} [forced] a mask, for tests; else the best one
 * @returns {boolean[][]} rows of dark modules, without the quiet zone
 */
export function qrCode(content, forced) {
  const text = new TextEncoder().encode(content);
  const version = BLOCKS.findIndex(
    ([, sizes], at) => at > 0 && sizes.reduce((a, b) => a + b, 0) >= text.length + (at < 10 ? 2 : 3),
  );
  if (version < 0) throw new RangeError("too long for a QR code of version 10");
  const bytes = codewords(text, version);
  const candidates = (forced === undefined ? [0, 1, 2, 3, 4, 5, 6, 7] : [forced]).map((mask) =>
    draw(bytes, version, mask),
  );
  return candidates.reduce((best, one) => (penalty(one) < penalty(best) ? one : best));
}

/** @param {number[]} bytes @param {number} version @param {number} mask */
function draw(bytes, version, mask) {
  const size = version * 4 + 17;
  /** @type {(boolean | null)[][]} */
  const grid = Array.from({ length: size }, () => new Array(size).fill(null));
  const set = (/** @type {number} */ x, /** @type {number} */ y, /** @type {boolean} */ dark) => {
    const row = grid[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  const ring = (
    /** @type {number} */ cx,
    /** @type {number} */ cy,
    /** @type {number} */ reach,
    /** @type {number[]} */ light,
  ) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++)
        set(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  const centres = version === 1 ? [] : version < 7 ? [6, size - 7] : [6, (size - 1) / 2, size - 7];
  for (const x of centres)
    for (const y of centres)
      if (!((x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6))) ring(x, y, 2, [1]);
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ])
    ring(/** @type {number} */ (x), /** @type {number} */ (y), 4, [2, 4]);
  formatBits(set, size, mask);
  if (version >= 7) versionBits(set, size, version);
  fill(grid, bytes, mask);
  return grid.map((row) => row.map(Boolean));
}

/**
 * Level L and the mask, twice, around the corners.
 * @param {(x: number, y: number, dark: boolean) => void} set
 * @param {number} size
 * @param {number} mask
 */
function formatBits(set, size, mask) {
  const data = (1 << 3) | mask;
  let rest = data;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const bit = (/** @type {number} */ i) => ((bits >>> i) & 1) === 1;
  for (let i = 0; i <= 5; i++) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
}

/** @param {(x: number, y: number, dark: boolean) => void} set @param {number} size @param {number} version */
function versionBits(set, size, version) {
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i++) {
    const dark = ((bits >>> i) & 1) === 1;
    set(size - 11 + (i % 3), Math.floor(i / 3), dark);
    set(Math.floor(i / 3), size - 11 + (i % 3), dark);
  }
}

/**
 * The bytes in two-column zigzag from the right, masked.
 * @param {(boolean | null)[][]} grid
 * @param {number[]} bytes
 * @param {number} mask
 */
function fill(grid, bytes, mask) {
  const size = grid.length;
  const flip = MASKS[mask] ?? (() => false);
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        const row = /** @type {(boolean | null)[]} */ (grid[y]);
        if (row[x] !== null) continue;
        const dark = (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1;
        row[x] = dark !== flip(x, y);
        at++;
      }
    }
  }
}

/**
 * How hard a symbol is to read: long runs, blocks, shapes like a corner, too dark or too light.
 * @param {boolean[][]} grid
 */
function penalty(grid) {
  const size = grid.length;
  const columns = grid.map((_, x) => grid.map((row) => row[x] === true));
  let score = 0;
  for (const line of [...grid, ...columns]) {
    const text = line.map(Number).join("");
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) score += run.length - 2;
    score += 40 * ((text.match(/(?=00001011101)/g) ?? []).length + (text.match(/(?=10111010000)/g) ?? []).length);
  }
  for (let y = 0; y + 1 < size; y++) {
    for (let x = 0; x + 1 < size; x++) {
      const one = grid[y]?.[x];
      if (one === grid[y]?.[x + 1] && one === grid[y + 1]?.[x] && one === grid[y + 1]?.[x + 1]) score += 3;
    }
  }
  const dark = grid.flat().filter(Boolean).length / (size * size);
  return score + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}
