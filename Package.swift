// swift-tools-version:6.2
import PackageDescription

/// PostgreSQL is optional: only `--traits PostgreSQL` links libpq.
let postgres: TargetDependencyCondition? = .when(traits: ["PostgreSQL"])

let package = Package(
    name: "xiaoer",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "xiaoer", targets: ["xiaoer"])],
    traits: [.trait(name: "PostgreSQL", description: "Store a shop's data in PostgreSQL through libpq")],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        // Rules decide: pure, no clock, no database, no network.
        .target(
            name: "XiaoerRules",
            dependencies: ["CAssets", .product(name: "Yams", package: "Yams")],
            exclude: [
                "Guidance/Tables", "Guidance/Recognition/Examples", "Guidance/Recognition/Model", "Language/Phrases",
            ]
        ),
        // Desk does: use cases and tables.
        .target(
            name: "XiaoerDesk",
            dependencies: [
                "XiaoerRules", "CAssets",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        // Web speaks: HTTP, live updates, pages.
        .target(
            name: "XiaoerWeb",
            dependencies: [
                "XiaoerRules", "XiaoerDesk", "CAssets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Public"]
        ),
        .target(
            name: "XiaoerPostgres",
            dependencies: [
                "XiaoerDesk",
                .product(name: "Logging", package: "swift-log"),
                .target(name: "CLibPQ", condition: postgres),
            ]
        ),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // The front end's files, the decision tables and the phrases, inside the binary.
        .target(name: "CAssets"),
        .executableTarget(
            name: "xiaoer",
            dependencies: [
                "XiaoerWeb",
                .target(name: "XiaoerPostgres", condition: postgres),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(
            name: "Support",
            dependencies: ["XiaoerDesk", .target(name: "XiaoerPostgres", condition: postgres)],
            path: "Tests/Support"
        ),
        .testTarget(name: "XiaoerRulesTests", dependencies: ["XiaoerRules", "XiaoerDesk"]),
        .testTarget(
            name: "XiaoerDeskTests",
            dependencies: ["XiaoerDesk", "Support", .target(name: "XiaoerPostgres", condition: postgres)]
        ),
        .testTarget(
            name: "XiaoerWebTests",
            dependencies: [
                "XiaoerWeb", "Support",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        .testTarget(name: "TidyTests", dependencies: ["XiaoerWeb"]),
    ],
    swiftLanguageModes: [.v6]
)
