import Proposals

/// A text whose changed words are marked, in lines that are fit to show.
struct MarkedText {
  /// A run of words of one fate, on one line.
  struct Run: Equatable {
    let text: PlainText
    let isKept: Bool
    let isRemoved: Bool
    let isAdded: Bool
    /// Whether it stands for words that are left out.
    let isCut: Bool
  }

  /// A line of the text; none is blank.
  struct Line {
    let runs: [Run]
    /// The line in the marks that `wdiff` uses: `the [-old-] {+new+} text`.
    ///
    /// Where the text itself has such a mark, a backslash stands in it: `[\-`; where it has that,
    /// two. So no text can pretend a change, and none is lost.
    let marked: PlainText
  }

  let lines: [Line]
  /// Whether any word is marked.
  let isMarked: Bool

  /// The whole text that `runs` make; its white space is spaces and line feeds.
  init(_ runs: [WordDiff.Run]) {
    self.init(runs.enumerated().flatMap { Self.pieces(of: $1, at: $0, in: runs) })
  }

  /// The text that `runs` make, of whose unchanged words only those near a change are shown.
  init(shortening runs: [WordDiff.Run]) {
    self.init(
      runs.enumerated().flatMap { index, run in
        guard run.fate == .kept else { return Self.pieces(of: run, at: index, in: runs) }
        let (before, after) = (runs[..<index].last, runs[(index + 1)...].first)
        let isBehindChange = before.map { $0.text.last != "\n" } ?? false
        let isBeforeChange = after.map { $0.text.first != "\n" } ?? false
        return Self.shortened(
          run.text, head: isBehindChange ? Self.context : 0,
          tail: isBeforeChange ? Self.context : 0)
      })
  }

  private init(_ pieces: [Piece]) {
    var lines: [Line] = []
    var line: [Piece] = []
    for piece in pieces {
      for (index, part) in piece.text.parts(between: 0x0A).enumerated() {
        if index > 0 {
          if let whole = Line(line) { lines.append(whole) }
          line = []
        }
        line.append(Piece(part, piece.fate))
      }
    }
    if let whole = Line(line) { lines.append(whole) }
    self.lines = lines
    isMarked = pieces.contains { $0.fate == .removed || $0.fate == .added }
  }
}

// MARK: White space between runs

extension MarkedText {
  /// A run, or what stands for words that are left out.
  fileprivate struct Piece {
    var text: Substring
    /// `nil` for what is left out.
    let fate: WordDiff.Run.Fate?

    init(_ text: Substring, _ fate: WordDiff.Run.Fate?) { (self.text, self.fate) = (text, fate) }

    static let cut = Piece("…", nil)
    static let lineEnd = Piece("\n", .kept)
  }

  /// The run at `index` without the white space around it, which no change is.
  private static func pieces(
    of run: WordDiff.Run, at index: Int, in runs: [WordDiff.Run]
  ) -> [Piece] {
    guard run.fate != .kept else { return [Piece(run.text[...], .kept)] }
    let beginning = run.text.prefix(while: \.isWhitespace)
    let words = run.text[beginning.endIndex...].trimmingSuffix(while: \.isWhitespace)
    var gap = run.text[words.endIndex...]
    if run.fate == .removed, index + 1 < runs.count, runs[index + 1].fate == .added {
      let isLine = index == 0 || runs[index - 1].text.last == "\n"
      gap = self.gap(between: words, and: runs[index + 1].text, atLineBeginning: isLine)
    }
    return [Piece(beginning, .kept), Piece(words, run.fate), Piece(gap, .kept)]
  }

  /// What stands between words and others that took their place: where they are whole lines, the
  /// end of one.
  private static func gap(
    between old: Substring, and new: String, atLineBeginning isLine: Bool
  ) -> Substring {
    let new = new.trimmingSuffix(while: \.isWhitespace)
    if isLine, old.utf8.contains(0x0A) || new.utf8.contains(0x0A) { return "\n" }
    return old.unicodeScalars.last?.isWrittenWithoutSpaces == true ? "" : " "
  }
}

// MARK: Leaving out

extension MarkedText {
  /// The words that are shown on either side of a change.
  private static let context = 8
  /// As many words at least are left out for an ellipsis.
  private static let worth = 4

  /// The beginning of a stretch of unchanged text, as far as it stands on the line of the change
  /// before, and its end on that of the change behind: `head` and `tail` words at most.
  private static func shortened(_ text: String, head: Int, tail: Int) -> [Piece] {
    let rows = text[...].parts(between: 0x0A)
    guard rows.count > 1 else { return cut(text[...], head: head, tail: tail) }
    let first = head > 0 ? cut(rows[0], head: head, tail: 0) : []
    let last = tail > 0 ? cut(rows[rows.count - 1], head: 0, tail: tail) : []
    let unseen = rows.dropFirst(head > 0 ? 1 : 0).dropLast(tail > 0 ? 1 : 0)
    let isTold = (first + last).contains { $0.fate == nil }
    let isCut = !isTold && unseen.contains { !$0.allSatisfy(\.isWhitespace) }
    return first + [.lineEnd] + (isCut ? [.cut, .lineEnd] : []) + last
  }

  private static func cut(_ row: Substring, head: Int, tail: Int) -> [Piece] {
    let words = WordDiff.words(of: row)
    guard words.count >= head + tail + worth else { return [Piece(row, .kept)] }
    let beginning = words.prefix(head).map(\.text).joined()
    let end = words.suffix(tail).map(\.text).joined()
    return [
      Piece(beginning[...], .kept), .cut, Piece((end.isEmpty ? "" : " " + end)[...], .kept),
    ]
  }
}

// MARK: A line

extension MarkedText.Line {
  /// The line that `pieces` make, without white space at its ends; none where it is blank.
  fileprivate init?(_ pieces: [MarkedText.Piece]) {
    var joined: [MarkedText.Piece] = []
    for piece in pieces where !piece.text.isEmpty {
      if let last = joined.last, last.fate == .kept, piece.fate == .kept {
        joined[joined.count - 1].text = Substring(last.text + piece.text)
      } else {
        joined.append(piece)
      }
    }
    if let first = joined.first, first.fate == .kept {
      joined[0].text = first.text.drop(while: \.isWhitespace)
    }
    if let last = joined.last, last.fate == .kept {
      joined[joined.count - 1].text = last.text.trimmingSuffix(while: \.isWhitespace)
    }
    joined.removeAll(where: \.text.isEmpty)
    guard !joined.isEmpty else { return nil }
    runs = joined.map { piece in
      MarkedText.Run(
        text: PlainText(indented: piece.text), isKept: piece.fate == .kept,
        isRemoved: piece.fate == .removed, isAdded: piece.fate == .added,
        isCut: piece.fate == nil)
    }
    marked = PlainText(indented: joined.map(\.marked).joined()[...])
  }
}

extension MarkedText.Piece {
  fileprivate var marked: String {
    switch fate {
    case .removed: "[-" + escaped(inside: 0x2D) + "-]"
    case .added: "{+" + escaped(inside: 0x2B) + "+}"
    case .kept: escaped(inside: nil)
    case nil: String(text)
    }
  }

  /// The text with a backslash in each mark that it has, or makes with the marks around it,
  /// behind those that stand there already.
  private func escaped(inside mark: UInt8?) -> String {
    var octets: [UInt8] = []
    octets.reserveCapacity(text.utf8.count + 1)
    var closing = mark.flatMap { Self.other(halfOf: $0) }
    for octet in text.utf8 {
      if octet == closing { octets.append(0x5C) }
      octets.append(octet)
      if octet != 0x5C { closing = Self.other(halfOf: octet) }
    }
    if closing != nil, closing == mark { octets.append(0x5C) }
    return String(decoding: octets, as: UTF8.self)
  }

  /// What makes a mark when it follows `octet`: `-` in `[-`.
  private static func other(halfOf octet: UInt8) -> UInt8? {
    switch octet {
    case 0x5B: 0x2D
    case 0x2D: 0x5D
    case 0x7B: 0x2B
    case 0x2B: 0x7D
    default: nil
    }
  }
}

extension MarkedText.Line: ListedView {
  var listed: KeyValuePairs<String, Any> { ["runs": runs, "marked": marked] }
}

extension MarkedText.Run: ListedView {
  var listed: KeyValuePairs<String, Any> {
    [
      "text": text, "isKept": isKept, "isRemoved": isRemoved, "isAdded": isAdded, "isCut": isCut,
    ]
  }
}
