// Pictures before they are sent: what may be sent, and making a large photograph small enough.
// @ts-check

export const MOST_BYTES = 10 * 1024 * 1024;
const SHRINK_BYTES = 3 * 1024 * 1024;
const LONG_SIDE = 2560;
const TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/**
 * Why a file cannot be sent, or null.
 * @param {{ type: string, size: number }} file
 * @returns {"type" | "empty" | null}
 */
export function objection(file) {
  if (file.size === 0) return "empty";
  return TYPES.includes(file.type) || /^image\/hei[cf]$/.test(file.type) ? null : "type";
}

/**
 * The size a picture is drawn at so that its longer side is at most `longest`.
 * @param {number} width
 * @param {number} height
 * @param {number} [longest]
 */
export function fit(width, height, longest = LONG_SIDE) {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A file fit to send: large photographs are redrawn as JPEG, which also leaves the place and time of the shot behind.
 * What the browser cannot draw is sent as it is, and the server judges it.
 * @param {File} file
 * @returns {Promise<Blob>}
 */
export async function prepare(file) {
  const small = file.size <= SHRINK_BYTES && TYPES.includes(file.type);
  if (small || file.type === "image/gif") return file;
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = fit(bitmap.width, bitmap.height);
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d");
    if (!pen) return file;
    // Transparent pictures would turn black as JPEG.
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    pen.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
    return blob instanceof Blob && blob.size < file.size ? blob : file;
  } catch {
    return file;
  }
}
