// From a decision to the card on the screen.

import XiaoerRules

extension CardView {
    init(
        id: ID<Card>, _ facts: CardFacts, _ decision: CardDecision, phrase: FilledPhraseView?, _ tables: GuidanceTables,
        english: Bool, time: BusinessTime
    ) {
        func say(_ wording: Wording) -> String { english ? wording.en : wording.zh }
        let answer = decision.answer
        let table = answer.flatMap { tables[$0.table] }
        self.id = id
        conversationId = facts.conversation.id
        messageId = facts.message.id
        intent = IntentView(
            id: facts.intent.rawValue, name: english ? facts.intent.names.en : facts.intent.names.zh,
            confidence: facts.confidence)
        others = facts.others
        self.table = table.map { TableSide(id: $0.id, title: say($0.title), version: $0.version) }
        row = answer.flatMap { answer in RowSide(id: answer.row ?? "?", step: say(answer.step)) }
        slots = Self.slots(facts, say)
        self.facts = Self.facts(decision, table, now: facts.now, english: english, time: time)
        self.phrase = phrase
        let steps = answer?.actions ?? []
        actions = steps.filter { $0.action != "say" && $0.action != "answer" && $0.action != "ask" }.map { step in
            let kind = ActionKind.vocabulary.first { $0.name == step.action }
            var args = step.arguments.mapValues { value in Self.plain(value) }
            if let sku = facts.sku { args["skuId"] = sku.id.description }
            return ActionSide(
                id: step.action, label: kind.map { say($0.label) } ?? step.action, kind: step.action, args: args,
                primary: step.action == "register_restock" || step.action == "request_listing",
                done: facts.answer("done:\(step.action):\(facts.sku?.code ?? "")") != nil)
        }
        asks = Self.asks(answer, table, tables, say)
        why = (answer?.why ?? []).map { miss in
            WhySide(
                row: miss.row, step: table?.row(miss.row).map { say($0.step) } ?? "",
                failed: say(miss.condition))
        }
        candidates = decision.candidates.map { sku, style in
            Candidate(
                skuId: sku.id, sku: sku.code, styleNumber: style.number, name: style.name, colour: sku.colour,
                size: sku.size, stock: sku.sellable, feature: style.features.first ?? style.sellingPoints,
                priceCents: sku.priceCents, picture: PictureView(kind: style.pictureKind, hue: sku.hue))
        }
        offers = (answer?.offers ?? []).compactMap { name in
            tables[name].map { TableSide(id: $0.id, title: say($0.title), version: $0.version) }
        }
        note = answer?.note.map(say)
        skuId = facts.sku?.id
    }

    private static func slots(_ facts: CardFacts, _ say: (Wording) -> String) -> [SlotSide] {
        func options(_ values: [String]) -> [String] {
            var seen: Set<String> = []
            return values.filter { seen.insert($0).inserted }
        }
        return [
            SlotSide(
                id: "style", label: say(PhraseSlot.style.label), value: facts.style.map { "\($0.name) \($0.number)" },
                missing: facts.style == nil, options: []),
            SlotSide(
                id: "colour", label: say(PhraseSlot.colour.label), value: facts.naming.colour,
                missing: facts.naming.colour == nil, options: options(facts.skus.map(\.colour))),
            SlotSide(
                id: "size", label: say(PhraseSlot.size.label), value: facts.naming.size,
                missing: facts.naming.size == nil, options: options(facts.skus.map(\.size))),
        ]
    }

    /// Only the facts that the table asks about, in its order.
    private static func facts(
        _ decision: CardDecision, _ table: GuidanceTable?, now: Instant, english: Bool, time: BusinessTime
    ) -> [FactSide] {
        (table?.facts ?? []).compactMap { fact in
            guard let known = decision.facts[fact.name], let line = decision.facts.line(fact, in: time) else {
                return nil
            }
            return FactSide(
                id: fact.name, label: english ? fact.label.en : fact.label.zh, text: english ? line.en : line.zh,
                value: known.value, source: known.source.rawValue, at: known.at,
                ageSeconds: now.seconds(since: known.at))
        }
    }

    /// What the agent can answer with one click: open questions, and what the row lets the buyer decide.
    private static func asks(
        _ answer: GuidanceAnswer?, _ table: GuidanceTable?, _ tables: GuidanceTables, _ say: (Wording) -> String
    ) -> [AskSide] {
        guard let answer else { return [] }
        var names = answer.asks.filter { !["style", "colour", "size", "sku_complete", "looked_up"].contains($0.name) }
            .map { ($0.name, say($0.label)) }
        for step in answer.actions where step.action == "answer" {
            guard case .text(let name)? = step.arguments["fact"], let fact = table?.fact(name),
                !names.contains(where: { $0.0 == name })
            else { continue }
            names.append((name, say(fact.label)))
        }
        return names.map { name, label in
            let options: [AskSide.Option] =
                switch table?.fact(name)?.kind {
                case .flag?:
                    [
                        .init(value: "true", label: say(Wording(zh: "是", en: "Yes"))),
                        .init(value: "false", label: say(Wording(zh: "否", en: "No"))),
                    ]
                case let kind?: kind.choices.map { AskSide.Option(value: $0.id, label: say($0.words)) }
                case nil: []
                }
            return AskSide(fact: name, label: label, options: options)
        }
    }

    private static func plain(_ value: FactValue) -> String {
        switch value {
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): String(number)
        case .amount(let cents): String(cents)
        case .text(let text): text
        case .date(let instant): instant.iso8601
        case .set(let names): names.sorted().joined(separator: " ")
        }
    }
}
