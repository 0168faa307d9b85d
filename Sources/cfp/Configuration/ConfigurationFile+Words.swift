import Foundation
import Proposals

extension ConfigurationFile {
  /// What the call's own form puts before its values.
  func labels() throws(ConfigurationError) -> [Slot: [String]] {
    guard let section = try root.section("labels") else { return [:] }
    try section.allow(only: Slot.allCases.map(\.rawValue))
    var result: [Slot: [String]] = [:]
    var owners: [String: Slot] = [:]
    for slot in Slot.allCases {
      for label in try section.strings(slot.rawValue) ?? [] {
        try check(label, of: slot, in: section)
        let key = label.lowercased()
        if let owner = owners[key], owner != slot {
          throw section.error(
            slot.rawValue,
            "\"\(label)\" is a label of \(owner.rawValue) already; take it out of one")
        }
        owners[key] = slot
        result[slot, default: []].append(label)
      }
    }
    return result
  }

  /// Refuses labels that could not be found again in a mail.
  private func check(
    _ label: String, of slot: Slot, in section: TOMLSection
  ) throws(ConfigurationError) {
    let words = label.split(whereSeparator: \.isWhitespace)
    guard label.contains(where: \.isLetter) else {
      throw section.error(slot.rawValue, "\"\(label)\" has no letter; write the label's words")
    }
    guard words.count <= Vocabulary.longestLabel, label.utf8.count <= 90,
      !label.contains(where: \.isNewline)
    else {
      throw section.error(
        slot.rawValue,
        "\"\(label.prefix(40))…\" is too long; a label has one line, up to"
          + " \(Vocabulary.longestLabel) words and 90 octets")
    }
    guard !label.dropLast().contains(where: { ":=|".contains($0) }), label.last != ":" else {
      throw section.error(slot.rawValue, "\"\(label)\" holds : = or |; leave it out")
    }
  }

  /// The language tables in the configured folder.
  func languages() throws(ConfigurationError) -> [LanguageTable] {
    guard let section = try root.section("languages") else { return [] }
    let (path, files) = try texts(in: section, ending: "txt")
    var tables: [LanguageTable] = []
    for file in files {
      let table = LanguageTable(language: file.name, text: file.text)
      do throws(LanguageTable.Fault) {
        try table.check()
      } catch {
        throw ConfigurationError(
          file: "\(path)/\(file.name).txt", line: error.line, key: nil, sentence: error.sentence)
      }
      tables.append(table)
    }
    return tables
  }

  /// The texts in the folder that `section` names, by file name less its ending, in order.
  func texts(
    in section: TOMLSection, ending: String
  ) throws(ConfigurationError) -> (path: String, files: [(name: String, text: String)]) {
    try section.allow(only: ["directory"])
    let directory = URL(filePath: absolute(try section.required("directory")))
    do {
      let files = try FileManager.default.contentsOfDirectory(
        at: directory, includingPropertiesForKeys: nil)
      let named = try files.filter { $0.pathExtension == ending }.map {
        ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
      }
      return (directory.path, named.sorted { $0.0 < $1.0 })
    } catch {
      throw section.error(
        "directory",
        "\(directory.path) cannot be read; check the path, and that its files are UTF-8")
    }
  }
}
