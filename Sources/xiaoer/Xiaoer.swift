import ArgumentParser
import AsyncHTTPClient
import XiaoerWeb
@main struct Xiaoer: AsyncParsableCommand { func run() async throws {} }
