// The desk: every use case is a method of it, in a file that bears its name.

import Logging
import XiaoerRules

/// What the use cases need from outside, handed in once. Nothing is ambient.
public struct Desk: Sendable {
    public let database: any Database
    public let now: @Sendable () -> Instant
    public let ids: IDSource
    public let secrets: SecretSource
    public let passwords: PasswordWork
    public let files: FileStore
    public let library: GuidanceLibrary
    public let log: Logger

    /// What every request asks for, kept until an event says that it changed.
    let authorities = Remembered<String, KnownAuthority>()
    let shops = Remembered<ID<Shop>, ShopRow>()
    let settings = Remembered<ID<Shop>, Settings>()
    let names = Remembered<ID<Person>, String>()
    let recognisers = Recognisers()
    let languageChecks = Prepared<LanguageSettings, LanguageCheck>()
    let talk = RecentTalk()

    public init(
        database: any Database, now: @escaping @Sendable () -> Instant, ids: IDSource = IDSource(),
        secrets: SecretSource = SecretSource(), passwords: PasswordWork = PasswordWork(),
        files: FileStore = .temporary(), library: GuidanceLibrary = .deliveredOnce,
        log: Logger = Logger(label: "xiaoer")
    ) {
        self.database = database
        self.now = now
        self.ids = ids
        self.secrets = secrets
        self.passwords = passwords
        self.files = files
        self.library = library
        self.log = log
        forgetWhatChanges()
    }

    /// Events of this and of other nodes: what they change is read again.
    private func forgetWhatChanges() {
        database.onCommit { [authorities, shops, settings, names] events in
            let kinds = Set(events.map { $0.type.prefix { $0 != "." } })
            if !kinds.isDisjoint(with: ["person", "session", "token", "group"]) { authorities.forget() }
            if kinds.contains("person") { names.forget() }
            if kinds.contains("shop") { shops.forget() }
            if kinds.contains("setting") { settings.forget() }
        }
    }
}
