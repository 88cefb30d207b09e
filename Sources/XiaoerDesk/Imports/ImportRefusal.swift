// Why single rows of a file were not taken.

import XiaoerRules

/// A refused row: where it stands and what is wrong with it.
public struct ImportRefusal: Hashable, Sendable {
    /// The line of the file on which the row begins; the heading is line 1.
    public var line: Int
    /// The heading of the column as the file spells it; nil when the whole row is at fault.
    public var column: String?
    public var code: RowFault
    /// What the words need to name: the limit, the allowed values. Never personal data.
    public var detail: String

    /// Why, in Chinese.
    public var reason: String { detail.isEmpty ? code.words : "\(code.words)（\(detail)）" }
    /// Why, in English.
    public var englishReason: String { detail.isEmpty ? code.englishWords : "\(code.englishWords) (\(detail))" }
}

/// What can be wrong with a row.
public enum RowFault: String, Sendable, CaseIterable {
    case openQuote = "row.open_quote"
    case tooLong = "row.too_long"
    case tooManyColumns = "row.too_many_columns"
    case letters = "field.letters"
    case missing = "field.missing"
    case textTooLong = "field.too_long"
    case notANumber = "field.not_a_number"
    case outOfRange = "field.out_of_range"
    case rounded = "field.rounded"
    case notMoney = "field.not_money"
    case notATime = "field.not_a_time"
    case notADate = "field.not_a_date"
    case notAFlag = "field.not_a_flag"
    case notAChoice = "field.not_a_choice"
    case notAList = "field.not_a_list"
    case notAPhone = "field.not_a_phone"
    case unknownStyle = "style.unknown"
    case unknownSKU = "sku.unknown"
    case otherStyle = "sku.other_style"
    case otherAccount = "order.other_account"
    case refusedByDatabase = "row.refused"

    /// What is wrong, in Chinese.
    public var words: String {
        switch self {
        case .openQuote: "引号没有成对"
        case .tooLong: "这一行太长"
        case .tooManyColumns: "这一行的列太多"
        case .letters: "有无法识别的字符，请检查文件编码"
        case .missing: "必填项是空的"
        case .textTooLong: "文字太长"
        case .notANumber: "不是整数"
        case .outOfRange: "超出允许范围"
        case .rounded: "长数字被表格软件改成了科学计数法，请把该列设为文本后重新导出"
        case .notMoney: "不是金额，最多两位小数"
        case .notATime: "不是时间，应写作 2026-11-21 08:30:00"
        case .notADate: "不是日期，应写作 1990-05-17 或 05-17"
        case .notAFlag: "应写“是”或“否”"
        case .notAChoice: "不是允许的取值"
        case .notAList: "列表写法有误"
        case .notAPhone: "不是电话号码"
        case .unknownStyle: "没有这个款号，请先导入商品"
        case .unknownSKU: "没有这个商家编码，请先导入规格"
        case .otherStyle: "这个商家编码属于另一款商品"
        case .otherAccount: "这个订单号属于另一个买家"
        case .refusedByDatabase: "数据互相矛盾，没有保存"
        }
    }

    /// The same in English.
    public var englishWords: String {
        switch self {
        case .openQuote: "a quote is never closed"
        case .tooLong: "the row is too long"
        case .tooManyColumns: "the row has too many columns"
        case .letters: "unreadable letters; check the file's encoding"
        case .missing: "a required field is empty"
        case .textTooLong: "the text is too long"
        case .notANumber: "not a whole number"
        case .outOfRange: "outside the allowed range"
        case .rounded: "a spreadsheet rounded the long number; export again with the column as text"
        case .notMoney: "not an amount with at most two decimals"
        case .notATime: "not a time like 2026-11-21 08:30:00"
        case .notADate: "not a date like 1990-05-17 or 05-17"
        case .notAFlag: "neither yes (是) nor no (否)"
        case .notAChoice: "not one of the allowed values"
        case .notAList: "not a list"
        case .notAPhone: "not a telephone number"
        case .unknownStyle: "no such style number; import the products first"
        case .unknownSKU: "no such SKU code; import the SKUs first"
        case .otherStyle: "the SKU code belongs to another style"
        case .otherAccount: "the order number belongs to another buyer"
        case .refusedByDatabase: "contradicts other data and was not saved"
        }
    }
}

/// What is wrong with a field, before the row's line is known.
struct RowDefect: Error {
    var fault: RowFault
    var detail = ""
}
