// The delivered decision tables and phrases, loaded from the binary and proved at start.

import XiaoerRules

/// Tables and phrases that every shop begins with.
public struct GuidanceLibrary: Sendable {
    public let phrases: PhraseLibrary
    public let tables: GuidanceTables

    /// Loads and proves everything. A mistake in a delivered file ends the start with the file's name and the reason.
    public static func delivered() throws -> GuidanceLibrary {
        let phrases = PhraseLibrary(try Assets.all(under: "Phrases/").flatMap { file in
            try PhraseFile.load(yaml: file.text, file: file.path)
        })
        let vocabulary = Vocabulary(phrases: phrases.references)
        let tables = try GuidanceTables.load(
            Assets.all(under: "Tables/").map { (name: $0.path, text: $0.text) }, checkingAgainst: vocabulary)
        return GuidanceLibrary(phrases: phrases, tables: tables)
    }
}
