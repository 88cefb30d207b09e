// The pages of the administration, in the order of the menu. Each module exports show({ me, part }).
// @ts-check

/** @typedef {{ me: any, part: string }} Context */
/** @typedef {{ show: (context: Context) => import("../lib/dom.js").Child }} Page */
/** @type {{ id: string, icon: string, load: () => Promise<Page> }[]} */
export const PAGES = [
  { id: "overview", icon: "home", load: () => import("./overview.js") },
  { id: "people", icon: "users", load: () => import("./people.js") },
  { id: "groups", icon: "clock", load: () => import("./groups.js") },
  { id: "settings", icon: "gear", load: () => import("./settings.js") },
  { id: "imports", icon: "upload", load: () => import("./imports.js") },
  { id: "exports", icon: "dl", load: () => import("./exports.js") },
  { id: "stock", icon: "box", load: () => import("./stock.js") },
  { id: "phrases", icon: "book", load: () => import("./phrases.js") },
  { id: "tables", icon: "table", load: () => import("./tables.js") },
  { id: "overrides", icon: "shield", load: () => import("./overrides.js") },
  { id: "events", icon: "list", load: () => import("./events.js") },
  { id: "tokens", icon: "lock", load: () => import("./tokens.js") },
  { id: "account", icon: "user", load: () => import("./account.js") },
];
