// The command line: one binary that serves, imports, backs up and looks after itself.

import ArgumentParser

@main
struct Xiaoer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xiaoer", abstract: "Xiaoer (小二), the customer-service desk of an online shop.", version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Import.self, Export.self, User.self, Backup.self, Restore.self, Migrate.self,
            Doctor.self, MeasureLanguage.self,
        ])
}
