// The shapes that the server sends, as types for the checker; nothing here runs.
// @ts-check

/** @typedef {{ id: string, name: string }} Named */
/** @typedef {{ kind: "first" | "later", startedAt: string, goldenAt: string, targetAt: string, lateAt: string, busyWarnAt: string, busyAt: string, hardAt: string }} Turn */
/** @typedef {{ id: string, name: string, level?: string, returning?: boolean, initial?: string, colour?: number }} RowCustomer */
/**
 * @typedef {object} Row
 * @property {string} id
 * @property {"queued" | "active" | "closed"} state
 * @property {RowCustomer} customer
 * @property {string} source
 * @property {"pre_sale" | "in_sale" | "after_sale"} phase
 * @property {string} [topic]
 * @property {Named} [intent]
 * @property {boolean} [upset]
 * @property {boolean} [buying]
 * @property {Named} [owner]
 * @property {string} [group]
 * @property {number} unread
 * @property {string} preview
 * @property {string} [previewFrom]
 * @property {string} lastMessageAt
 * @property {number} lastSeq
 * @property {string} [waitingSince]
 * @property {Turn | null} [turn]
 * @property {"overdue" | "toAnswer" | "waitingBuyer"} bucket
 * @property {Named[]} [viewers]
 * @property {boolean} [noReplyNeeded]
 * @property {string} [openedAt]
 * @property {number} [firstResponseSeconds]
 * @property {number} [buyerReadSeq]
 * @property {number} [agentReadSeq]
 * @property {{ styleNumber?: string, title?: string }} [page]
 * @property {Named[]} [agents]
 * @property {any} [transferNote]
 */
/**
 * @typedef {object} Message
 * @property {string} id
 * @property {number} seq
 * @property {string} [clientId]
 * @property {"buyer" | "agent" | "system" | "note"} from
 * @property {string} [agentName]
 * @property {string} kind
 * @property {string} text
 * @property {any} [attachment]
 * @property {any} [product]
 * @property {any} [order]
 * @property {string} at
 * @property {Named} [author]
 * @property {{ rule: string, reason: string }[]} [overrides]
 * @property {{ id: string, name: string, confidence: number }[]} [intents]
 */
/** @typedef {{ rule: string, severity: "block" | "error" | "warn" | "info", title?: string, advice: string, span: { start: number, length: number }, match?: string }} Finding */
/** @typedef {{ slot: string, label: string, start: number, length: number }} MissingSlot */
/** @typedef {{ id: string, scenario: string, key?: string, title: string, level?: string, text: string, raw?: string, missing?: MissingSlot[], usedThisWeek?: number }} Phrase */
/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} conversationId
 * @property {string} [messageId]
 * @property {{ id: string, name: string, confidence: number }} intent
 * @property {{ id: string, name: string, confidence: number }[]} [others]
 * @property {{ id: string, title: string, version?: number } | null} [table]
 * @property {{ id: string, step: string } | null} [row]
 * @property {{ id: string, label: string, value?: string, missing: boolean, options?: string[] }[]} [slots]
 * @property {{ id: string, label: string, text: string, value?: any, source?: string, at?: string, ageSeconds?: number }[]} [facts]
 * @property {Phrase | null} [phrase]
 * @property {{ id: string, label: string, kind: string, args?: any, primary?: boolean, done?: boolean }[]} [actions]
 * @property {{ fact: string, label: string, options?: { value: any, label: string }[] }[]} [asks]
 * @property {{ row: string, step: string, failed: string }[]} [why]
 * @property {any[]} [candidates]
 * @property {{ id: string, title: string }[]} [offers]
 * @property {string} [note]
 */
/** @typedef {{ person: any, shop: any, permissions: string[], presence: any, settings: Record<string, number>, totpEnabled?: boolean }} Me */

export {};
