// The whole site: routes, pages, live streams and the clockwork, as one service.

import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import XiaoerDesk
import XiaoerRules

/// Puts the desk on the web.
public struct Site: Sendable {
    public let desk: Desk
    let hub: Hub
    let news: LiveNews
    private let pages: Pages
    private let log: Logger

    /// `pagesFolder`: serve the front end from a folder instead of from the binary.
    public init(desk: Desk, pagesFolder: String? = nil, log: Logger) {
        self.desk = desk
        self.log = log
        hub = Hub()
        news = LiveNews(desk: desk, hub: hub, viewers: Viewers(), log: log)
        pages = Pages(folder: pagesFolder)
        news.start()
    }

    /// Every address of the API.
    public var endpoints: [Endpoint] {
        let live = LiveStream(desk: desk, news: news)
        return ChatRoutes(desk: desk, live: live, news: news).endpoints
            + ConversationRoutes(desk: desk, news: news).endpoints
    }

    /// The routes with their middleware, for the server and for tests.
    public var router: Router<SiteContext> {
        let router = Router(context: SiteContext.self)
        router.add(middleware: CommonHeaders(now: desk.now))
        Dispatch(desk: desk, log: log).install(endpoints, on: router)
        pages.install(on: router)
        return router
    }

    /// The services to run: the server and what ends its open streams at shutdown.
    public func services(host: String, port: Int, onStart: @escaping @Sendable (Int) async -> Void) -> [any Service] {
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: .init(address: .hostname(host, port: port), serverName: "xiaoer", backlog: 4096),
            onServerRunning: { channel in await onStart(channel.localAddress?.port ?? port) }, logger: log)
        return [application, StreamService(hub: hub), ClockService(desk: desk, log: log)]
    }
}

/// Heartbeats, and the end of all streams when the server is told to stop.
struct StreamService: Service {
    let hub: Hub
    static let heartbeat = Duration.seconds(20)

    func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                try? await Task.sleep(for: Self.heartbeat)
                hub.sendToAll(.heartbeat)
            }
        } onGracefulShutdown: {
            hub.close()
        }
    }
}

/// The desk's clockwork: once a second what the clocks of waiting buyers call for.
struct ClockService: Service {
    let desk: Desk
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await desk.watchDeadlines { _ in desk.library.phrases.choose("SCR-36").first?.text.zh }
                } catch {
                    log.error("clockwork: \(error)")
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
