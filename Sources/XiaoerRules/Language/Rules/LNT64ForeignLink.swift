// LNT-64: links lead to known places, files do not run.

struct LNT64ForeignLink: LanguageRule {
    let id = "LNT-64"
    let severity = Severity.block
    let scope = RuleScope.safety
    let title = Finding.Words(zh: "外部链接或可执行文件", en: "Foreign link or executable file")
    let advice = Finding.Words(
        zh: "只能发白名单内的链接，不能发可执行文件。", en: "Only links to domains on the white list, and no files that can be run.")
    let good: [RuleExample] = [
        "https://detail.tmall.com/item.htm?id=520000000001", "看这款 item.taobao.com/item.htm?id=5", "跟高3.5厘米",
        "净重2.5kg，8.8元", "尺寸 20.5x30.cm 左右",
        RuleExample(OutgoingMessage("尺码表发您", attachments: ["尺码表.jpg"])), "TAOBAO.COM 首页有活动",
    ]
    let bad: [RuleExample] = [
        "http://shop.example.com/a", "点这里 www.example.com", "taobao.com.example.net/item",
        "https://taobao.com@example.org/x", "HTTP://192.168.1.8/x",
        "ｗｗｗ.example.com", "复制打开 abc.xyz", RuleExample(OutgoingMessage("看附件", attachments: ["报价.pdf.exe"])),
        RuleExample(OutgoingMessage("看附件", attachments: ["setup.APK"])), "https://notaobao.com/1",
    ]

    func matches(in reading: Reading) -> [RuleMatch] {
        var found = reading.text.links.filter { !isKnown($0.host, reading.settings.linkWhitelist) }
            .prefix(20).map { RuleMatch($0.range) }
        if reading.message.attachments.contains(where: isExecutable) { found.append(reading.whole()) }
        return found
    }

    /// A domain on the list, or anything below it.
    private func isKnown(_ host: String, _ domains: [String]) -> Bool {
        domains.contains { host == $0.lowercased() || host.hasSuffix("." + $0.lowercased()) }
    }

    private func isExecutable(_ name: String) -> Bool {
        // Windows ignores dots and spaces at the end of a name.
        let trimmed = name.reversed().drop { $0 == "." || $0 == " " }.reversed()
        guard let ending = String(trimmed).split(separator: ".").last, trimmed.contains(".") else { return false }
        return LNT64ForeignLink.executables.contains(ending.lowercased())
    }

    private static let executables: Set<String> = [
        "exe", "bat", "cmd", "com", "scr", "msi", "apk", "ipa", "js", "jse", "vbs", "vbe", "wsf", "ps1", "jar", "lnk",
        "hta", "pif",
        "reg", "dll", "sh", "app", "dmg", "pkg", "deb", "rpm", "cpl", "iso", "chm", "xlsm", "docm",
    ]
}
