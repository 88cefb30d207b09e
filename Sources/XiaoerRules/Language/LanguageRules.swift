// All rules of the language check, in the order of the rulebook. A new rule is one file and one line here.

/// The rules that are built.
public enum LanguageRules {
    public static let all: [any LanguageRule] = [
        // Form
        LNT07TooShort(),
        LNT08OnlySounds(),
        LNT17ExclamationMarks(),
        LNT19RhetoricalQuestions(),
        LNT20Uncertainty(),
        LNT23UnfilledSlots(),
        // Attitude
        LNT24SendingAway(),
        LNT25BareRefusal(),
        LNT26ShiftingBlame(),
        LNT27BuyerFault(),
        LNT28Contempt(),
        // Asking and closing
        LNT38AnythingElseTwice(),
        // Promises and facts
        LNT44UnaskedGift(),
        LNT49RefundPromise(),
        LNT50UncheckedStock(),
        LNT52FalseScarcity(),
        // Privacy, safety, platform
        LNT60OthersPersonalData(),
        LNT62PaymentElsewhere(),
        LNT63OutsideMessenger(),
        LNT64ForeignLink(),
        LNT65AskingForSecrets(),
        LNT66ReviewReward(),
    ]

    /// A rule by its id.
    public static func rule(_ id: String) -> (any LanguageRule)? { all.first { $0.id == id } }
}
