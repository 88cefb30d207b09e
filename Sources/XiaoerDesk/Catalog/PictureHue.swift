// The hue of a drawn picture, from the name of the goods' colour.

/// What pages draw goods with: 0…359 on the colour wheel, or one of the three colours that are not on it.
enum PictureHue {
    static let black = 400
    static let grey = 401
    static let white = 402

    /// The first word found decides; an unknown colour is drawn blue. `墨绿` is a green, so black comes late.
    static func of(colour: String) -> Int {
        words.first { colour.contains($0.word) }?.hue ?? 210
    }

    private static let words: [(word: String, hue: Int)] = [
        ("酒红", 345), ("粉", 335), ("绿", 150), ("藏青", 225), ("雾蓝", 205), ("蓝", 215), ("卡其", 36), ("驼", 32),
        ("杏", 38), ("米", 45), ("香槟", 42), ("棕", 25), ("咖", 25), ("褐", 25), ("黄", 50), ("橙", 28), ("橘", 28),
        ("红", 4), ("紫", 272), ("青", 180), ("灰", grey), ("银", grey), ("白", white), ("黑", black), ("炭", black),
    ]
}
