// Where the buyer is: which shop, which article.
// @ts-check
import { api } from "../lib/api.js";

/**
 * The shop named in the address, else the first one of this server.
 * @param {string | null} named
 * @returns {Promise<string>}
 */
export async function shopSlug(named) {
  if (named) return named;
  try {
    const answer = await api.get("/api/public/shops");
    return answer.items[0]?.slug ?? "";
  } catch {
    return "";
  }
}

/**
 * What the agent is told about the page, and the card that may be sent.
 * @param {string} slug
 * @param {string | null} number style number
 * @param {string | null} [title]
 * @param {string | null} [url]
 */
export async function productOfPage(slug, number, title, url) {
  if (!number) return { page: title ? { styleNumber: "", title, url: url ?? "" } : null, product: null };
  try {
    const style = await api.get(`/api/public/shops/${encodeURIComponent(slug)}/styles/${encodeURIComponent(number)}`);
    return { page: { styleNumber: number, title: style.name, url: url ?? location.href }, product: style };
  } catch {
    return { page: { styleNumber: number, title: title ?? number, url: url ?? location.href }, product: null };
  }
}
