// Passwords to begin with: easy to read out and to type, hard to guess.
// @ts-check

/** Neither l and 1 nor o and 0, so that nobody misreads them. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * Three groups of four, about 59 bits.
 * @param {(bytes: Uint8Array) => Uint8Array} [random]
 */
export function newPassword(random = (bytes) => crypto.getRandomValues(bytes)) {
  const letters = [];
  // 248 is the largest multiple of 31 below 256: bytes above it would favour the first letters.
  while (letters.length < 12)
    for (const byte of random(new Uint8Array(16)))
      if (byte < 248 && letters.length < 12) letters.push(LETTERS[byte % 31]);
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((one) => one.join("")).join("-");
}
