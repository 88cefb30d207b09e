// The file of customers: one row per account.

import XiaoerRules

enum CustomerFormat: ImportFormat {
    static let kind = ImportKind.customers

    static let columns: [Column<CustomerRow>] = [
        .text("account", "会员名", \.account, upTo: 100, or: "账号", "买家会员名", "客户id").required(),
        .text("name", "姓名", \.name, upTo: 100, or: "客户姓名"),
        phone,
        .textIfAny("province", "省份", \.province, upTo: 60, or: "省"),
        .textIfAny("city", "城市", \.city, upTo: 60, or: "市"),
        .textIfAny("address", "地址", \.address, upTo: 300),
        .choice(
            "level", "会员等级", \.level, words: CustomerLevel.allCases.map { $0.words }.filter { !$0.isEmpty },
            read: { CustomerLevel(words: $0) }, write: { $0.words }, or: "等级"),
        .list("tags", "标签", \.tags),
        .text("notes", "备注", \.notes, upTo: 2000),
        .list("preferences", "偏好", \.preferences),
        birthday,
        .time("since", "首次到店时间", \.since, or: "注册时间", "建档时间"),
    ]

    private static let phone = Column<CustomerRow>(
        name: "phone", heading: "手机", others: ["电话", "联系手机"], kind: "telephone number",
        read: { text, _, customer throws(RowDefect) in
            let phone = try CellType.phone(text)
            customer.phone = phone.isEmpty ? nil : phone
        },
        copy: { $1.phone = $0.phone }, write: { customer, _ in .text(customer.phone ?? "") })

    private static let birthday = Column<CustomerRow>(
        name: "birthday", heading: "生日", others: [], kind: "date like 1990-05-17 or 05-17",
        read: { text, _, customer throws(RowDefect) in
            customer.birthday = text.isEmpty ? nil : try CellType.birthday(text)
        },
        copy: { $1.birthday = $0.birthday }, write: { customer, _ in .text(customer.birthday ?? "") })

    static func blank(_ shop: ID<Shop>, now: Instant) -> CustomerRow {
        CustomerRow(id: ID(0), shop: shop, account: "", since: now, createdAt: now)
    }

    static func settle(_ chunk: Chunk<CustomerRow>, _ db: any Connection) throws -> ChunkOutcome {
        try chunk.settle(
            by: \.account, find: { try CustomerTable.find(account: $0.row.account, shop: chunk.shop, db) },
            create: { draft in
                var customer = draft.row
                customer.id = ID(draft.freshID)
                if customer.name.isEmpty { customer.name = customer.account }
                return customer
            },
            check: { customer, _ in
                if customer.name.isEmpty { customer.name = customer.account }
                return nil
            },
            save: { customer, stored in
                if stored == nil {
                    try CustomerTable.insert(customer, db)
                } else {
                    try CustomerTable.update(customer, db)
                }
            })
    }

    static func page(shop: ID<Shop>, after id: Int64, limit: Int, _ db: any Connection) throws -> (
        rows: [CustomerRow], next: Int64?
    ) {
        let rows = try CustomerTable.page(shop: shop, after: ID(id), limit: limit, db)
        return (rows, rows.last?.id.value)
    }
}
