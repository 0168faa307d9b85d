import Foundation
import Testing

/// What each module may import, besides the standard library: DESIGN's arrows, C modules
/// and third-party modules included.
private let allowed: [String: Set<String>] = [
  "EmbedTables": ["PackagePlugin"],
  "embed-tables": ["Foundation"],
  "Mail": [
    "CEtpan", "CXML2", "CGnuTLS", "CLinux", "CUchardet", "CArchive", "CCurl", "Foundation", "Glibc",
    "Synchronization", "Dispatch", "Subprocess", "SystemPackage",
  ],
  "Proposals": ["Mail", "Foundation"],
  "Storage": ["Mail", "Proposals", "Foundation", "GRDB"],
  "Rendering": ["Mail", "Proposals", "Foundation", "Mustache"],
  "Sandbox": ["CSeccomp", "Glibc"],
  "Intake": [
    "Dispatch", "Synchronization", "Mail", "Proposals", "Storage", "Rendering", "Sandbox",
    "Foundation",
  ],
  "cfp": [
    "Mail", "Proposals", "Storage", "Rendering", "Sandbox", "Intake", "Foundation",
    "ArgumentParser", "TOMLKit",
  ],
]

/// The folders that may say `unsafe`: one wrapper for each C library.
private let wrappers = [
  "Mail/libetpan", "Mail/libxml2", "Mail/gnutls", "Mail/uchardet", "Mail/libarchive",
  "Mail/iconv", "Mail/libcurl", "Mail/posix", "Sandbox",
]

private let sources = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../Sources").standardizedFileURL

/// The Swift files below Sources, each with its path from there.
private func swiftFiles() throws -> [(path: String, text: String)] {
  let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
  return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
    (path, try String(contentsOf: sources.appending(path: path), encoding: .utf8))
  }
}

/// The modules that `text` imports, in every form of import that Swift has.
private func imports(in text: String) -> [String] {
  text.matches(
    of:
      #/
      (?m)^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?
      import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)
    /#
  ).map { String($0.1) }
}

@Suite struct `The house` {
  @Test func `modules import only what lies below them`() throws {
    let files = try swiftFiles()
    #expect(!files.isEmpty)
    for (path, text) in files {
      let module = String(path.prefix { $0 != "/" })
      let modules = try #require(allowed[module], "no arrows are drawn for \(module)")
      for imported in imports(in: text) {
        #expect(modules.contains(imported), "\(path) imports \(imported)")
      }
    }
  }

  @Test func `only wrappers of C libraries say unsafe`() throws {
    for (path, text) in try swiftFiles() where !wrappers.contains(where: path.hasPrefix) {
      let words = text.split(whereSeparator: { !$0.isLetter && $0 != "_" })
      #expect(!words.contains("unsafe"), "\(path) says unsafe")
      #expect(!text.contains("@unchecked Sendable"), "\(path) takes Sendable on trust")
    }
  }

  @Test func `no source file passes 500 lines`() throws {
    for (path, text) in try swiftFiles() {
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 501, "\(path)")
    }
  }

  @Test(arguments: [
    ("import Mail", ["Mail"]), ("public import struct Foundation.Date", ["Foundation"]),
    ("@testable import GRDB", ["GRDB"]), ("private import Mustache", ["Mustache"]),
    ("  internal import CEtpan\nimport CXML2", ["CEtpan", "CXML2"]), ("// important words", []),
  ])
  func `every form of import is seen`(text: String, modules: [String]) {
    #expect(imports(in: text) == modules)
  }
}
