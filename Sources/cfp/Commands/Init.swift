import ArgumentParser
import Foundation
import Intake
import Mail
import Proposals
import Rendering

struct Init: Command {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented cfp.toml and the templates; overwrite nothing.")

  @Argument(help: "The folder to write them to.", completion: .directory) var directory = "."

  @Flag(help: "Write the language tables too, for a translator to edit.") var languages = false

  func execute() throws(Failure) -> ExitStatus {
    let folder = URL(filePath: directory).standardizedFileURL.path
    var files = [("cfp.toml", PackageResources.cfp_toml)]
    for name in Templates.names {
      guard let text = Templates.builtIn.text(named: name) else { continue }
      files.append(("templates/\(name).mustache", Array(text.utf8)))
    }
    if languages {
      files += LanguageTable.builtIn.map { ("languages/\($0.language).txt", Array($0.text.utf8)) }
    }
    do {
      for part in ["templates"] + (languages ? ["languages"] : []) {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
      }
    } catch {
      throw Failure("\(folder): cannot be made; check who may write there", status: .tryAgain)
    }
    for (name, octets) in files {
      let path = "\(folder)/\(name)"
      guard !FileManager.default.fileExists(atPath: path) else {
        Console.complain("\(path): is there already; left as it is")
        continue
      }
      do throws(MailboxError) {
        try WholeFile.write(octets, to: path)
      } catch {
        throw Failure(error.description, status: .tryAgain)
      }
    }
    Console.print("\(folder)/cfp.toml")
    return .settled
  }
}
