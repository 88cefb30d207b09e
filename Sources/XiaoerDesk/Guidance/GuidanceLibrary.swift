// The delivered decision tables and phrases, loaded from the binary and proved at start.

import XiaoerRules

/// Tables and phrases that every shop begins with.
public struct GuidanceLibrary: Sendable {
    public let phrases: PhraseLibrary
    public let tables: GuidanceTables

    /// The delivered library, loaded at first use. A broken delivered file is our mistake and ends the program.
    public static let deliveredOnce: GuidanceLibrary = {
        do { return try delivered() } catch { preconditionFailure("a delivered table or phrase is broken: \(error)") }
    }()

    /// Loads and proves everything. A mistake in a delivered file ends the start with the file's name and the reason.
    public static func delivered() throws -> GuidanceLibrary {
        let phrases = try PhraseLibrary.load(Assets.all(under: "Phrases/").map { (name: $0.path, text: $0.text) })
        let vocabulary = Vocabulary(
            phrases: phrases.references, settings: StockSettings.all, intents: Set(Intent.allCases.map(\.rawValue)))
        let tables = try GuidanceTables.load(
            Assets.all(under: "Tables/").map { (name: $0.path, text: $0.text) }, checkingAgainst: vocabulary)
        return GuidanceLibrary(phrases: phrases, tables: tables)
    }
}
