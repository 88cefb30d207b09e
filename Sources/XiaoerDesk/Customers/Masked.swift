// Personal data as pages show it: enough to recognise, too little to pass on.

/// Hides the middle of what belongs to a customer.
enum Masked {
    /// `138****1234`; short numbers keep their last two digits only.
    static func phone(_ phone: String) -> String {
        let text = phone.trimmed()
        guard !text.isEmpty, !text.contains("*") else { return text }
        guard text.count >= 8 else { return String(repeating: "*", count: max(0, text.count - 2)) + text.suffix(2) }
        let head = text.count >= 11 ? 3 : 2
        return text.prefix(head) + "****" + text.suffix(4)
    }

    /// `单**`: the first character of a name.
    static func name(_ name: String) -> String {
        guard let first = name.trimmed().first else { return "" }
        return String(first) + String(repeating: "*", count: min(2, max(1, name.trimmed().count - 1)))
    }

    /// A phone number is masked; anything else a notice may go to (a chat) is shown as it is.
    static func contact(_ contact: String) -> String {
        contact.contains(where: \.isNumber) ? phone(contact) : contact
    }
}
