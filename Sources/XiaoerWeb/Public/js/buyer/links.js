// Which parts of a message may be clicked: only links to the shop's own sites, everything else stays plain text.
// @ts-check

/** @typedef {{ text: string, href?: string }} Part */

const ADDRESS = /https?:\/\/[^\s<>"'，。！？；：、（）《》「」【】]+/gi;
const TRAILING = /[.,!?;:)\]}'"]+$/;

/**
 * Splits `text` into plain parts and parts with an address whose host is one of `hosts` or below one of them.
 * @param {string} text
 * @param {readonly string[]} hosts the shop's own hosts, without port
 * @returns {Part[]}
 */
export function linkParts(text, hosts) {
  /** @type {Part[]} */
  const parts = [];
  let plain = "";
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const start = match.index ?? 0;
    const address = match[0].replace(TRAILING, "");
    plain += text.slice(from, start);
    from = start + address.length;
    const href = trusted(address, hosts);
    if (!href) {
      plain += address;
      continue;
    }
    if (plain) parts.push({ text: plain });
    plain = "";
    parts.push({ text: address, href });
  }
  plain += text.slice(from);
  if (plain) parts.push({ text: plain });
  return parts;
}

/**
 * The address in its safe form, or null. A name before an @ is a way to dress up a strange host, so it is refused.
 * @param {string} address
 * @param {readonly string[]} hosts
 */
function trusted(address, hosts) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.username || url.password) return null;
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const host = url.hostname.toLowerCase();
  const known = hosts.some(
    (one) => one !== "" && (host === one.toLowerCase() || host.endsWith(`.${one.toLowerCase()}`)),
  );
  return known ? url.href : null;
}
