// Where a person goes after logging in. Pure.
// @ts-check

const PAGES = ["workbench.html", "admin.html", "index.html", "shop.html"];

/**
 * The page asked for by `?next=`, if it is one of ours: an address of another site is never followed.
 * @param {string | null} next
 * @returns {string | null}
 */
export function safeNext(next) {
  if (!next || /[\\\s]/.test(next)) return null;
  const path = next.startsWith("/") && !next.startsWith("//") ? next.slice(1) : next;
  const page = path.split(/[?#]/)[0] ?? "";
  return PAGES.includes(page) ? path : null;
}

/**
 * @param {{ permissions: string[] }} me
 * @param {string | null} next
 */
export function doorFor(me, next) {
  const wanted = safeNext(next);
  if (wanted) return wanted;
  return me.permissions.includes("conversation:answer") ? "workbench.html" : "admin.html";
}
