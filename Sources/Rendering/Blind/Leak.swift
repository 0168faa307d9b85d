import Mail
public import Proposals

/// A place in an anonymised document where its text still tells who somebody is.
public struct Leak: Sendable, Equatable {
  /// What is told of a person.
  public enum Kind: String, Sendable {
    case name = "a speaker's name"
    case address = "a speaker's address"
    case domain = "the domain of a speaker's address"
    case employer = "a speaker's employer"
    case url = "a web address of a speaker"
  }

  /// The document's path, as it was given.
  public let file: String
  /// The line in it, counted from 1.
  public let line: Int
  /// What is told there.
  public let kind: Kind
  /// The words that tell it, as they stand there.
  public let words: String

  /// The leak on one line: `packets/KVM08-001/packet.txt:14: a speaker's name is in the text (…)`.
  public var description: String {
    "\(file):\(line): \(kind.rawValue) is in the text (\(PlainText(line: words, columns: 60).text))"
  }

  /// Every place in `files` where the people of `submission`, or of others that are shown beside
  /// it, can still be told.
  ///
  /// Names of people and employers are found as whole words, whatever their accents; a given
  /// name is taken for one only inside a sentence, since many begin one as another word. What
  /// the call itself is called is nobody's.
  ///
  /// - Parameters:
  ///   - files: Documents, text or HTML, that were written without the people of `submission`.
  ///   - submission: It, with its people.
  ///   - others: Further submissions whose texts stand in `files`, with their people.
  public static func leaks(
    in files: [(path: String, text: String)], of submission: Submission,
    beside others: [Submission] = [], for call: Call
  ) -> [Leak] {
    let people = ([submission] + others).flatMap { $0.everybody(for: call) }
    let terms = LeakTerms(of: people)
    return files.flatMap { file in
      VisibleText(of: file.text, in: file.path, without: call.name).words(forEachLine: {
        terms.find(in: $0, isAfterSentence: $1)
      }).map {
        Leak(file: file.path, line: $0.line, kind: $0.found.kind, words: $0.found.words)
      }
    }
  }
}

extension Submission {
  /// Its speakers in every version, and who wrote about it from outside the committee.
  fileprivate func everybody(for call: Call) -> [Speaker] {
    let senders = messages.compactMap(\.sender).filter { !call.isOurs($0.address) }
    return revisions.flatMap(\.proposal.speakers)
      + senders.map { Speaker(name: $0.name, email: $0.address) }
  }
}

/// The text of a document as a person sees it, in the document's lines.
private struct VisibleText {
  private let lines: [String]
  /// Whether each line is a paragraph or a heading, whatever the line before it ends in.
  private let areApart: Bool

  init(of text: String, in path: String, without name: String) {
    let isHTML = text.hasPrefix("<!DOCTYPE")
    areApart = isHTML
    var isStyle = false
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      if isHTML {
        if line.hasPrefix("<style") { isStyle = true }
        if line.hasPrefix("</style") { isStyle = false }
        line = isStyle ? "" : Self.shown(line)
      } else if path.hasSuffix(".json") {
        line = line.replacing("\\n", with: " ").replacing("\\\"", with: "\"")
      } else {
        if path.hasSuffix(".md") { line = line.replacing("\\", with: "") }
        // The words of a change stand in their sentence as others do.
        for mark in ["[-", "-]", "{+", "+}"] { line = line.replacing(mark, with: "") }
      }
      return name.isEmpty ? line : line.replacing(name, with: " ")
    }
  }

  /// A line of HTML with its tags as spaces and its entities as what they stand for; what
  /// links lead to and what titles say is kept.
  private static func shown(_ line: String) -> String {
    guard line.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return line }
    var line = line
    if line.contains("<del>") || line.contains("<ins>") || line.contains("<mark>") {
      // What is told of a change to those who only listen: its words stand in their sentence.
      line = line.replacing(#/<span class="unseen"[^>]*>[^<]*<\/span>/#, with: "")
    }
    // What strangers wrote is escaped, so that < and > are only those of tags.
    let text = line.parts(between: 0x3C).enumerated().map { index, part -> String in
      guard index > 0 else { return String(part) }
      let halves = part.parts(between: 0x3E)
      return " " + values(in: halves[0]) + halves.dropFirst().joined(separator: ">")
    }.joined()
    guard text.utf8.contains(0x26) else { return text }
    return
      text
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  /// What the attributes of a tag say or lead to, with a space behind each.
  private static func values(in tag: Substring) -> String {
    let parts = tag.parts(between: 0x22)
    return zip(parts, parts.dropFirst()).map { name, value in
      ["href=", "title=", "alt="].contains { name.hasSuffix($0) } ? value + " " : ""
    }.joined()
  }

  /// What `find` finds in the lines; it is told whether a sentence begins with the line.
  func words(
    forEachLine find: (_ line: String, _ isAfterSentence: Bool) -> [LeakTerms.Found]
  ) -> [(line: Int, found: LeakTerms.Found)] {
    var isAfterSentence = true
    return lines.enumerated().flatMap { index, line in
      let found = find(line, isAfterSentence || areApart)
      let end = line.last { !$0.isWhitespace }
      isAfterSentence = end.map { ".!?:".contains($0) } ?? true
      return found.map { (index + 1, $0) }
    }
  }
}
