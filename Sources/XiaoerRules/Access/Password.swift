// Which passwords are good enough.

/// The rules for a new password: length before rules of spelling, and none of those that are tried first.
public enum Password {
    public static let shortest = 10
    /// Longer ones gain nothing and cost time.
    public static let longest = 200

    /// Throws what speaks against it.
    public static func check(_ password: String, login: String) throws(Refusal) {
        guard password.count >= shortest else {
            throw Refusal("password.short", "Use at least \(shortest) characters; a sentence is easy to remember.")
        }
        guard password.utf8.count <= longest * 4, password.count <= longest else {
            throw Refusal("password.long", "Use at most \(longest) characters.")
        }
        let plain = password.lowercased()
        // A login of two or three letters is in many a good sentence; a longer one is what an attacker starts from.
        guard plain != login.lowercased(), login.count < 4 || !plain.contains(login.lowercased()) else {
            throw Refusal("password.login", "The password must not contain the login.")
        }
        guard Set(plain).count >= 4, !common.contains(plain), !isRun(plain) else {
            throw Refusal("password.common", "This password is among the first ones that are tried.")
        }
    }

    /// `1234567890`, `abcdefghij`, `9876543210`: each character follows the one before.
    private static func isRun(_ text: String) -> Bool {
        let codes = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(codes.dropFirst(), codes).map { $0 - $1 })
        return steps == [1] || steps == [-1] || text.hasPrefix("1234567890") || text.hasPrefix("0123456789")
    }

    /// The long ones among the passwords that leaked lists and Chinese shops show most often.
    private static let common: Set<String> = [
        "qwertyuiop", "qwertyuiop123", "qwerty12345", "qwerty123456", "asdfghjkl123", "zxcvbnm123", "zxcvbnm123456",
        "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "qazwsxedcrfv", "q1w2e3r4t5", "a1b2c3d4e5",
        "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "p@ssword123", "letmein123",
        "welcome123", "administrator", "admin12345", "admin123456", "administrator1", "root123456", "test123456",
        "changeme123", "abc1234567", "abc123456789", "abcd123456", "abcd12345678", "a123456789", "aa123456789",
        "q123456789", "w123456789", "z123456789", "qq123456789", "123456789a", "123456789q", "123456789abc",
        "1234512345", "1122334455", "11223344556677", "1472583690", "147258369a", "7894561230", "789456123a",
        "woaini1314", "woaini520", "woaini5201314", "woaini123456", "5201314520", "5201314aaa", "aini1314520",
        "iloveyou123", "iloveyou1314", "iloveyou520", "woshishui123", "wangyut2123", "taobao123456", "alipay123456",
        "zhifubao123", "weixin123456", "kefu123456", "kefu12345678", "dianpu123456", "xiaoer12345", "xiaoer123456",
    ]
}
