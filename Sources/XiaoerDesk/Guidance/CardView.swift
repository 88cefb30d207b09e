// A step card as the workbench shows it.

import XiaoerRules

/// What the procedure says about the buyer's last question.
public struct CardView: Codable, Sendable {
    public struct TableSide: Codable, Sendable {
        public let id: String
        public let title: String
        public let version: Int
    }

    public struct RowSide: Codable, Sendable {
        public let id: String
        public let step: String
    }

    public struct SlotSide: Codable, Sendable {
        public let id: String
        public let label: String
        public let value: String?
        public let missing: Bool
        /// What may be chosen, as far as the catalogue knows.
        public let options: [String]
    }

    public struct FactSide: Codable, Sendable {
        public let id: String
        public let label: String
        /// The whole line: label, value, source, time.
        public let text: String
        public let value: FactValue
        public let source: String
        public let at: Instant
        public let ageSeconds: Int
    }

    public struct ActionSide: Codable, Sendable {
        public let id: String
        public let label: String
        public let kind: String
        public let args: [String: String]
        public let primary: Bool
        public let done: Bool
    }

    public struct AskSide: Codable, Sendable {
        public struct Option: Codable, Sendable {
            public let value: String
            public let label: String
        }
        public let fact: String
        public let label: String
        public let options: [Option]
    }

    public struct WhySide: Codable, Sendable {
        public let row: String
        public let step: String
        public let failed: String
    }

    public struct Candidate: Codable, Sendable {
        public let skuId: ID<SKU>
        public let sku: String
        public let styleNumber: String
        public let name: String
        public let colour: String
        public let size: String
        public let stock: Int
        public let feature: String
        public let priceCents: Int
        public let picture: PictureView
    }

    public let id: ID<Card>
    public let conversationId: ID<Conversation>
    public let messageId: ID<Message>
    public let intent: IntentView
    public let others: [IntentView]
    public let table: TableSide?
    public let row: RowSide?
    public let slots: [SlotSide]
    public let facts: [FactSide]
    public let phrase: FilledPhraseView?
    public let actions: [ActionSide]
    public let asks: [AskSide]
    public let why: [WhySide]
    public let candidates: [Candidate]
    /// Tables an agent may go on to, with their titles.
    public let offers: [TableSide]
    public let note: String?
    public let skuId: ID<SKU>?
}

/// How a page draws goods without photographs.
public struct PictureView: Codable, Hashable, Sendable {
    public let kind: String
    public let hue: Int

    public init(kind: String, hue: Int) {
        self.kind = kind
        self.hue = hue
    }
}

/// A phrase with its slots filled as far as they are known.
public struct FilledPhraseView: Codable, Sendable {
    public struct Missing: Codable, Sendable {
        public let slot: String
        public let label: String
        public let start: Int
        public let length: Int
    }

    public let id: String
    public let scenario: String
    public let title: String
    public let `class`: String
    public let text: String
    public let missing: [Missing]

    init(_ phrase: PhraseTemplate, _ values: [String: String], english: Bool) {
        let filled = phrase.fill(values, english: english)
        id = phrase.id
        scenario = phrase.reference
        title = english ? phrase.title.en : phrase.title.zh
        `class` = phrase.category.rawValue
        text = filled.text
        missing = filled.missing.map { open in
            let label = PhraseSlot(rawValue: open.slot)?.label
            return Missing(
                slot: open.slot, label: (english ? label?.en : label?.zh) ?? open.slot, start: open.start,
                length: open.length)
        }
    }
}
