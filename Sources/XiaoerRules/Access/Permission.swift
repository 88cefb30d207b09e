// What a person or program may be allowed to do, as flat `object:action` names.

/// A permission. Roles are sets of these; API tokens list them one by one.
public enum Permission: String, CaseIterable, Sendable, Codable {
    case conversationAnswer = "conversation:answer"
    case conversationTransfer = "conversation:transfer"
    /// Transfer to a third seat, or to somebody else than the sticky partner (TEAM-107).
    case conversationOverride = "conversation:override"
    /// See and join the conversations of the own groups (TEAM-110).
    case conversationSeeGroup = "conversation:see-group"
    /// See and join all conversations of the shop (TEAM-110).
    case conversationSeeAll = "conversation:see-all"
    case customerRead = "customer:read"
    case customerWrite = "customer:write"
    case orderRead = "order:read"
    case orderWrite = "order:write"
    case catalogRead = "catalog:read"
    case catalogWrite = "catalog:write"
    case stockWrite = "stock:write"
    case phraseUse = "phrase:use"
    case phraseWrite = "phrase:write"
    case guidanceUse = "guidance:use"
    case guidanceWrite = "guidance:write"
    case restockRegister = "restock:register"
    case restockNotify = "restock:notify"
    case taskWork = "task:work"
    case teamRead = "team:read"
    case presenceSet = "presence:set"
    case peakSwitch = "peak:switch"
    case searchUse = "search:use"
    case qualityRead = "quality:read"
    case peopleRead = "people:read"
    case peopleWrite = "people:write"
    case tokenWrite = "token:write"
    case settingRead = "setting:read"
    case settingWrite = "setting:write"
    case importRun = "import:run"
    case exportRun = "export:run"
    case eventRead = "event:read"
    case systemRead = "system:read"
}
