import Proposals

/// A submission beside another that it resembles.
struct ComparisonView {
  /// One of the two.
  struct Side {
    let code: PlainText
    let isOther: Bool
    let title: PlainText
    /// Nothing where people are hidden.
    let speakers: PlainText
    let received: PlainText
    /// The abstract; words that the other's has not are marked.
    let lines: [MarkedText.Line]
    let hasLines: Bool
    /// Of it the marked words and those around them.
    let brief: [MarkedText.Line]
    let hasBrief: Bool
    /// Why there is nothing of that.
    let remark: PlainText
  }

  let code: PlainText
  let title: PlainText
  /// In how far they are alike, a sentence.
  let why: PlainText
  /// Whether both have an abstract.
  let areBoth: Bool
  /// The submission itself, then the other.
  let sides: [Side]

  /// What `contents` resemble, as far as it is known, in the record's order.
  static func views(of contents: PacketContents) -> [ComparisonView] {
    let own = contents.submission
    return own.resembles.compactMap { resemblance in
      contents.resembled[resemblance.code].map {
        ComparisonView(of: own, with: $0, alike: resemblance, isBlind: contents.isBlind)
      }
    }
  }

  private init(
    of own: Submission, with other: Submission, alike resemblance: Submission.Resemblance,
    isBlind: Bool
  ) {
    code = PlainText(line: other.code.description)
    title = PlainText(line: other.proposal.title ?? "")
    let isSameTitle = !title.isNull && title == PlainText(line: own.proposal.title ?? "")
    let (mine, theirs) = (own.abstractLines, other.abstractLines)
    areBoth = !mine.isEmpty && !theirs.isEmpty
    let texts =
      areBoth
      ? "Of all runs of three words in the two abstracts, \(resemblance.percent) % stood in both"
        + " when they were compared." : "Not both have an abstract."
    why = PlainText(line: (isSameTitle ? "The titles are the same. " : "") + texts)
    // Beside nothing, no word is worth a mark.
    let difference = areBoth ? WordDiff(from: mine, to: theirs) : nil
    sides = [
      Side(own, isOther: false, mine, marking: difference?.old, isBlind: isBlind),
      Side(other, isOther: true, theirs, marking: difference?.new, isBlind: isBlind),
    ]
  }
}

extension ComparisonView.Side {
  fileprivate init(
    _ submission: Submission, isOther: Bool, _ abstract: String, marking runs: [WordDiff.Run]?,
    isBlind: Bool
  ) {
    self.isOther = isOther
    code = PlainText(line: submission.code.description)
    title = PlainText(line: submission.proposal.title ?? "")
    speakers = PlainText(line: isBlind ? "" : submission.speakersShown)
    received = PlainText(line: Moment.minute(submission.received))
    let whole = MarkedText(runs ?? [WordDiff.Run(fate: .kept, text: abstract)])
    lines = whole.lines
    hasLines = !lines.isEmpty
    if let runs {
      brief = whole.isMarked ? MarkedText(shortening: runs).lines : []
      remark = PlainText(line: "no words that the other has not")
    } else {
      brief = isOther ? lines : []
      remark = PlainText(line: hasLines ? "its abstract stands above" : "no abstract")
    }
    hasBrief = !brief.isEmpty
  }
}

extension Submission {
  /// The abstract, fit to show, in lines as its writer meant them.
  fileprivate var abstractLines: String {
    PlainText(lines: TextBlock.lines(of: proposal.abstract ?? "")).text
  }
}
