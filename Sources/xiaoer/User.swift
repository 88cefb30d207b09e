// xiaoer user: people and tokens from the command line.

import ArgumentParser
import Foundation
import XiaoerDesk
import XiaoerRules

/// People of a shop.
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "List, add and change people; print tokens for scripts.",
        subcommands: [List.self, Add.self, Password.self, Token.self])

    /// Prints logins with their roles.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the people of all shops.")
        @OptionGroup var data: DataOptions

        func run() async throws {
            let desk = try await openDesk(data)
            for shop in try await desk.listShops() {
                for person in try await desk.people(of: shop.id) {
                    print("\(shop.slug)\t\(person.login)\t\(person.name)\t\(person.isActive ? "active" : "inactive")")
                }
            }
            await desk.database.close()
        }
    }

    /// Adds a person; the password is read from standard input.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person; reads the password from standard input.")
        @Argument(help: "The login.") var login: String
        @Option(help: "The name customers see.") var name: String
        @Option(help: "The agent's code in order notes.") var code: String
        @Option(help: "Roles, separated by commas, such as pre_sale,leader.") var roles: String
        @Option(help: "Skill groups, separated by commas.") var groups = ""
        @Option(help: "The shop's name in addresses; not needed when there is only one.") var shop: String?
        @OptionGroup var data: DataOptions

        func run() async throws {
            let desk = try await openDesk(data)
            let shop = try await shopNamed(shop, in: desk)
            let person = try await desk.addPerson(
                NewPerson(
                    login: login, name: name, code: code, password: try readPassword(),
                    roles: try roles.split(separator: ",").map { text in
                        guard let role = Role(rawValue: String(text)) else {
                            throw ValidationError("There is no role \(text).")
                        }
                        return role
                    },
                    groups: try groups.split(separator: ",").map { text in
                        guard let group = SkillGroup(rawValue: String(text)) else {
                            throw ValidationError("There is no group \(text).")
                        }
                        return group.rawValue
                    }), to: shop.id)
            print("\(person.login) can log in now.")
            await desk.database.close()
        }
    }

    /// Sets a new password; ends all sessions.
    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Set a password; reads it from standard input.")
        @Argument(help: "The login.") var login: String
        @OptionGroup var data: DataOptions

        func run() async throws {
            let desk = try await openDesk(data)
            try await desk.resetPassword(login: login, to: try readPassword())
            print("The password of \(login) has been changed; other sessions have ended.")
            await desk.database.close()
        }
    }

    /// Prints a bearer token for scripts.
    struct Token: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a bearer token for scripts, with the permissions of a person.",
            discussion: "The token is shown once and stored as a hash. It ends after --days.")
        @Argument(help: "The login whose permissions the token gets.") var login: String
        @Option(help: "How many days it lives.") var days = 30
        @OptionGroup var data: DataOptions

        func run() async throws {
            let desk = try await openDesk(data)
            print(try await desk.tokenForScripts(login: login, days: days))
            await desk.database.close()
        }
    }
}

private func readPassword() throws -> String {
    guard let line = readLine(strippingNewline: true), !line.isEmpty else {
        throw ValidationError(
            "Give the password on standard input, for example: printf '%s\\n' 'a long secret' | xiaoer user …")
    }
    return line
}
