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
    /// What `/health` and `openapi.json` call this program.
    public static let version = "0.1.0"

    public let desk: Desk
    let hub: Hub
    let news: LiveNews
    private let pages: Pages
    private let log: Logger
    private let startedAt: Instant

    /// `pagesFolder`: serve the front end from a folder instead of from the binary.
    public init(desk: Desk, pagesFolder: String? = nil, log: Logger) {
        self.desk = desk
        self.log = log
        startedAt = desk.now()
        hub = Hub()
        news = LiveNews(desk: desk, hub: hub, viewers: Viewers(), log: log)
        pages = Pages(folder: pagesFolder)
        news.start()
    }

    /// Every address of the API: what is not in this table does not exist.
    public var endpoints: [Endpoint] {
        let live = LiveStream(desk: desk, news: news)
        let table = [
            ChatRoutes(desk: desk, live: live, news: news).endpoints,
            ConversationRoutes(desk: desk, news: news).endpoints,
            AttachmentRoutes(desk: desk).endpoints,
            CustomerRoutes(desk: desk).endpoints,
            CardRoutes(desk: desk).endpoints,
            PhraseRoutes(desk: desk).endpoints,
            LanguageRoutes(desk: desk).endpoints,
            SearchRoutes(desk: desk).endpoints,
            CatalogRoutes(desk: desk).endpoints,
            TeamRoutes(desk: desk).endpoints,
            TaskRoutes(desk: desk).endpoints,
            RestockRoutes(desk: desk).endpoints,
            SessionRoutes(desk: desk).endpoints,
            PeopleRoutes(desk: desk).endpoints,
            TokenRoutes(desk: desk).endpoints,
            SettingRoutes(desk: desk).endpoints,
            ImportRoutes(desk: desk, log: log).endpoints,
            ExportRoutes(desk: desk).endpoints,
            EventRoutes(desk: desk, live: live).endpoints,
            HealthRoutes(desk: desk, hub: hub, startedAt: startedAt).endpoints,
        ].flatMap(\.self)
        return table + OpenAPI.endpoints(describing: table)
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
            // Cancelled, and not merely asked: a sleep until the next heartbeat must not hold up the stop.
            await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    try? await Task.sleep(for: Self.heartbeat)
                    hub.sendToAll(.heartbeat)
                }
            }
        } onGracefulShutdown: {
            hub.close()
        }
    }
}

/// The desk's clockwork: twice a second what the clocks of waiting buyers call for, and the search index.
struct ClockService: Service {
    let desk: Desk
    let log: Logger
    private static let roundsPerMinute = 120

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var round = 0
            while !Task.isCancelled {
                round += 1
                do {
                    try await desk.watchDeadlines { _ in desk.library.phrases.choose("SCR-36").first?.text.zh }
                    while try await desk.indexMessages() > 0 {}
                    if round % Self.roundsPerMinute == 1 { try await desk.expireRestock() }
                } catch {
                    log.error("clockwork: \(error)")
                }
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
    }
}
