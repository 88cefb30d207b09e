// xiaoer serve and xiaoer demo: the desk on the web.

import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import XiaoerDesk
import XiaoerRules
import XiaoerWeb

/// Where the server listens.
struct ServeOptions: ParsableArguments {
    @Option(help: "The port; 0 takes a free one and prints it.") var port = 8080
    @Option(help: "The address to listen on; 0.0.0.0 for all.") var host = "127.0.0.1"
    @Option(help: "Serve the front end from this folder instead of from the binary, while working on it.")
    var pages: String?
}

/// Serves a shop's desk.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the desk.",
        discussion: "One machine needs nothing else: the data lies in the folder given by --data.")

    @OptionGroup var data: DataOptions
    @OptionGroup var options: ServeOptions

    func run() async throws {
        let desk = try await openDesk(data)
        try await serve(desk, options)
    }
}

/// Serves the demo shop, loading it when it is not there yet.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Serve the desk with the demo shop 栗子鞋服 inside.")

    @OptionGroup var data: DataOptions
    @OptionGroup var options: ServeOptions

    func run() async throws {
        let desk = try await openDesk(data)
        if try await desk.loadDemoShop() { print("The demo shop 栗子鞋服 has been loaded.") }
        try await serve(desk, options)
    }
}

/// Runs until SIGTERM or SIGINT; requests that have begun are finished.
func serve(_ desk: Desk, _ options: ServeOptions) async throws {
    raiseFileLimit()
    for shop in try await desk.listShops() { try await desk.learnIntents(of: shop.id) }
    let site = Site(desk: desk, pagesFolder: options.pages, log: desk.log)
    let host = options.host
    let services = site.services(host: host, port: options.port) { port in
        print("Xiaoer listens on http://\(host == "127.0.0.1" ? "localhost" : host):\(port)")
        fflush(nil)
    }
    let group = ServiceGroup(
        configuration: .init(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
            logger: desk.log))
    try await group.run()
    await desk.database.close()
}

/// Ten thousand open streams need ten thousand descriptors.
private func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
