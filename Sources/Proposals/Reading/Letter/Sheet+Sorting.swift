/// What a sentence of a letter is there for.
enum Purpose: Sendable {
  /// Says something about the talk.
  case content
  /// Says that a talk is proposed, and at most its title.
  case proposing
  /// Thanks, hopes, offers of answers.
  case courtesy
  /// Says who gives the talk too.
  case company
  /// Lengths, projectors, what else goes along with giving a talk.
  case logistics
  /// Says who the writer is.
  case aboutWriter
}

/// A sentence that is no content.
struct Aside: Sendable {
  var words: Range<Int>
  var purpose: Purpose
}

extension Sheet {
  /// Sorts one sentence.
  func purpose(of sentence: Range<Int>) -> Purpose {
    let cues = cues(in: sentence)
    // Whatever a sentence is besides content, a phrase or a number says so.
    guard !cues.isEmpty || words[sentence].contains(where: { $0.isNumber }) else {
      return .content
    }
    let count = weight(of: sentence)
    if count <= 45 {
      if cues.contains(.pleasantry), has(.pleasantry, in: sentence.prefix(4)) { return .courtesy }
      if cues.contains(.closing), has(.closing, in: sentence.prefix(1)), count <= 6 {
        return .courtesy
      }
    }
    let announces = cues.contains(.announcement)
    if count <= 25, cues.contains(.correction), !announces { return .proposing }
    if count <= 25, cues.contains(.attached), !announces { return .courtesy }
    if count <= 18, cues.contains(.andI), has(.andI, in: sentence.prefix(6)), !announces {
      return .company
    }
    if count <= 30, cues.meets([.together, .andI]), cues.meets([.submissionNoun, .propose]) {
      return .company
    }
    if count <= 30, cues.contains(.together),
      namesCompany(sentence) || hits(in: sentence).count(where: { $0.cue == .together }) > 1
    {
      return .company
    }
    // "The talk will be given by Anna Foo."
    if count <= 30, cues.contains(.onBehalf),
      let hit = hits(in: sentence.prefix(3)).first(where: { $0.cue == .onBehalf }),
      hit.words.upperBound < sentence.upperBound,
      mayBeCapitalised(words[hit.words.upperBound])
    {
      return .company
    }
    if count <= 40, cues.meets([.propose, .mayPropose]), announcesOnly(sentence) {
      return .proposing
    }
    if quotesTitle(sentence, cues, weight: count) { return .proposing }
    if count <= 30, cues.contains(.logistics) { return .logistics }
    if asksForSlot(sentence) { return .logistics }
    return tellsAboutWriter(sentence, cues, weight: count) ? .aboutWriter : .content
  }

  /// Whether a sentence begins with who speaks: "The speakers will be Anna Foo and Ben Bar".
  private func namesCompany(_ sentence: Range<Int>) -> Bool {
    hits(in: sentence.prefix(3)).contains { hit in
      hit.cue == .together && hit.words.upperBound < sentence.upperBound
        && mayBeCapitalised(words[hit.words.upperBound])
    }
  }

  /// Whether a sentence quotes the title of what it proposes.
  private func quotesTitle(_ sentence: Range<Int>, _ cues: CueSet, weight: Int) -> Bool {
    let isTitled = cues.contains(.titled)
    guard weight <= (isTitled ? 60 : 30) else { return false }
    var speaks: Bool {
      cues.contains(.submissionNoun) || weight <= 14 && namesSlot(sentence)
        || length(in: sentence, anyNoun: true) != nil
    }
    // "… on one server called “Bertha”" names no talk.
    let names =
      isTitled
      && (weight <= 8 || cues.meets([.mayPropose, .regularTalk, .presenting, .format])
        || hits(in: sentence).contains { hit in
          hit.cue == .titled
            && (hit.words.lowerBound < sentence.lowerBound + 6
              || hit.words.upperBound == sentence.upperBound)
        })
    let mayQuote =
      isTitled && (cues.contains(.propose) || speaks)
      || weight <= 30 && !cues.contains(.announcement) && (names || speaks)
    return mayQuote && quotation(in: sentence) != nil
  }

  /// Whether a sentence says who the writer is: "I am a teacher", "by day I work for Example".
  private func tellsAboutWriter(_ sentence: Range<Int>, _ cues: CueSet, weight: Int) -> Bool {
    guard weight <= 45, cues.meets([.role, .organization, .firmOf]),
      has(.aboutMe, in: sentence.prefix(3))
    else { return false }
    guard cues.meets([.announcement, .propose]) else { return true }
    // "I am a student at Example University, and my teacher thinks that I should present …"
    let other = hits(in: sentence).first { [.announcement, .propose].contains($0.cue) }
    let before = sentence.lowerBound..<(other?.words.lowerBound ?? sentence.upperBound)
    return has(.aboutMe, in: sentence.prefix(1)) && before.count >= 4
      && self.cues(in: before).contains(.role)
  }

  /// Whether a sentence that proposes says nothing of the talk itself but its title.
  private func announcesOnly(_ sentence: Range<Int>) -> Bool {
    // "In this talk …", not "I would like to give this talk".
    guard !has(.announcement, in: sentence.prefix(3)) else { return false }
    if quotation(in: sentence) != nil { return true }
    let noun = has(.submissionNoun, in: sentence) || has(.several, in: sentence)
    let weight = weight(of: sentence)
    return noun && weight <= 28 || weight <= 14
  }

  /// Whether a paragraph at the end only goes along with the text above it.
  func isAfterthought(_ paragraph: Range<Int>) -> Bool {
    let purposes = sentences(in: words(of: paragraph)).map { purpose(of: $0) }
    guard let first = purposes.first, first != .content else { return false }
    let others = purposes.filter { $0 != .content }.count
    return others * 2 >= purposes.count
  }

  /// Whether a paragraph at the end of a letter is an afterthought, where no label tells the text
  /// from the rest: what proposes a talk may be its beginning, and a single word for a thing that
  /// talks need may be what the talk is about.
  func goesAlong(_ paragraph: Range<Int>) -> Bool {
    let words = words(of: paragraph)
    guard isAfterthought(paragraph), let first = sentences(in: words).first,
      purpose(of: first) != .proposing
    else { return false }
    let hits = hits(in: words).filter { $0.cue == .logistics }
    return hits.isEmpty || hits.contains { $0.words.count > 1 } || asksForSlot(first)
  }

  /// The sentences of some paragraphs that are no content.
  func asides(in paragraphs: [Range<Int>]) -> [Aside] {
    paragraphs.flatMap { sentences(in: words(of: $0)) }
      .map { Aside(words: $0, purpose: purpose(of: $0)) }.filter { $0.purpose != .content }
  }

  /// The first quoted words of a sentence.
  func quotation(in sentence: Range<Int>) -> String? {
    quotable(in: sentence).flatMap { Quotation.first(in: String($0.prefix(600))) }
      .flatMap { $0.contains(where: \.isLetter) ? $0 : nil }
  }

  /// The last quoted words of a sentence.
  func lastQuotation(in sentence: Range<Int>) -> String? {
    quotable(in: sentence).flatMap { Quotation.last(in: String($0.prefix(600))) }
  }

  /// The lines of a sentence that has a quotation mark, from its first word on.
  private func quotable(in sentence: Range<Int>) -> String? {
    guard let first = sentence.first, let last = sentence.last else { return nil }
    let firstLine = Int(words[first].line)
    let lastLine = Int(words[last].line)
    // The mark stands before the first word.
    var start = max(lines[firstLine].octets.lowerBound, Int(words[first].start) - 3)
    while octets[start] & 0xC0 == 0x80 { start -= 1 }
    let goesOn = lastLine + 1 < lines.count && lines[lastLine].width > 50
    let end = lines[goesOn ? lastLine + 1 : lastLine].end
    // A quotation may go on behind a full stop, but begins in the sentence.
    let limit = min(end, max(start, Int(words[last].start)))
    guard octets[start..<limit].contains(where: Quotation.isMark) else { return nil }
    var text = joined(firstLine..<lastLine + 1, from: start)
    if goesOn { text += " " + self.text(of: lines[lastLine + 1]) }
    return text
  }

  /// A title without marks: what a sentence that names one ends in. "I'd call it Frogs in space."
  func namedTitle(in sentence: Range<Int>, _ purpose: Purpose) -> String? {
    guard weight(of: sentence) <= 30, purpose != .aboutWriter,
      let hit = hits(in: sentence).last(where: { hit in
        // "A tool called Foo" names no talk; "the title is Foo" does.
        hit.cue == .titled
          && (purpose != .content || hit.words.count > 1
            || hit.words.lowerBound - sentence.lowerBound <= 2
            // "I'd like to tell something, title: Frogs in space"
            || octets[Int(words[hit.words.upperBound - 1].end)...].first == 0x3A)
      }),
      quotation(in: sentence) == nil, hit.words.upperBound < sentence.upperBound,
      let last = sentence.last,
      // "The title would be Frogs in space."
      let capital = (hit.words.upperBound...last).prefix(7).first(where: { beginsName($0) })
    else { return nil }
    let rest = capital..<slotEnd(from: capital, to: last) + 1
    guard (2...18).contains(weight(of: rest)) else { return nil }
    return text(ofWords: rest)
  }

  /// Whether a sentence is nothing but a title behind the words for one, as in
  /// "Working title: Frogs in space" or "Call it Frogs in space".
  func labelsTitle(_ sentence: Range<Int>) -> Bool {
    guard weight(of: sentence) <= 20 else { return false }
    return hits(in: sentence.prefix(1)).contains { hit in
      guard hit.cue == .titled, hit.words.upperBound < sentence.upperBound else { return false }
      return octets[Int(words[hit.words.upperBound - 1].end)] == 0x3A  // :
        || hit.words.count > 1 && beginsName(hit.words.upperBound)
    }
  }

  /// A title behind a colon: "Please consider the following talk: Frogs in Space".
  func titleBehindColon(in sentence: Range<Int>) -> String? {
    guard has(.submissionNoun, in: sentence), quotation(in: sentence) == nil,
      let last = sentence.last,
      let colon = sentence.dropLast().first(where: { index in
        octets[Int(words[index].end)] == 0x3A && words[index + 1].start > words[index].end + 1
      }),
      case let rest = colon + 1..<last + 1, (2...14).contains(weight(of: rest)),
      mayBeCapitalised(words[colon + 1]), !has(.announcement, in: rest), !asksForSlot(rest),
      // "It has two parts." is a sentence.
      !octets[Int(words[last].end)..<lines[Int(words[last].line)].end].starts(with: [0x2E])
        || rest.count(where: { mayBeCapitalised(words[$0]) }) * 2 > rest.count
        || cues(in: sentence.lowerBound..<colon).meets([.propose, .mayPropose])
          && words[colon + 1].end - words[colon + 1].start > 3
    else { return nil }
    return text(ofWords: rest)
  }

  /// The lines of a paragraph below one that only counts talks: "Talk 2".
  func withoutCount(_ paragraph: Range<Int>) -> Range<Int> {
    let head = lines[paragraph.lowerBound].words
    guard head.count == 2, words[head.lowerBound + 1].isNumber,
      hit(.numbering, at: head.lowerBound) != nil
    else { return paragraph }
    return paragraph.dropFirst().drop { lines[$0].shape == .underline }
  }

  /// A title between commas in a sentence that proposes, told by its capitals.
  ///
  /// "I propose a talk, What the Ducks Said, for the longer slot."
  func titleBetweenCommas(in sentence: Range<Int>) -> String? {
    guard let noun = hits(in: sentence).first(where: { $0.cue == .submissionNoun }),
      noun.words.upperBound < sentence.upperBound,
      octets[Int(words[noun.words.upperBound - 1].end)] == 0x2C
    else { return nil }
    let first = noun.words.upperBound
    let end = sentence.upperBound - 1
    let last = (first..<end).first { octets[Int(words[$0].end)] == 0x2C }
    let title = first..<(last ?? end) + 1
    guard (3...14).contains(title.count), mayBeCapitalised(words[first]) else { return nil }
    let long = title.filter { words[$0].end - words[$0].start > 3 }
    return long.count > 1 && long.allSatisfy { mayBeCapitalised(words[$0]) }
      ? text(ofWords: title) : nil
  }

  /// Where a title ends at the latest: before "… and would fit a normal slot", in small letters.
  private func slotEnd(from first: Int, to last: Int) -> Int {
    for index in first..<last where hit(.and, at: index) != nil {
      let rest = index + 1..<last + 1
      if rest.count >= 3, rest.allSatisfy({ !mayBeCapitalised(words[$0]) }),
        namesSlot(rest) || length(in: rest) != nil
      {
        return index - 1
      }
    }
    return last
  }

  /// Whether a word is written with a capital: "A" before another such word, not "I".
  private func beginsName(_ index: Int) -> Bool {
    let word = words[index]
    guard isCapitalised(index) else { return false }
    // "A Frog in Space"
    return word.end - word.start > 1
      || index + 1 < words.count && words[index + 1].line == word.line
        && mayBeCapitalised(words[index + 1])
  }

  /// The length of a talk that a sentence asks for, in minutes.
  ///
  /// - Parameter anyNoun: Whether no word for a talk has to stand beside it.
  func length(in sentence: Range<Int>, anyNoun: Bool = false) -> Int? {
    guard let length = firstLength(in: sentence) else { return nil }
    let corrects = has(.correction, in: sentence)
    let isSaid =
      anyNoun || corrects || has(.lengthOfTalk, in: sentence) || namesSlot(sentence)
      || has(.titled, in: sentence) && weight(of: sentence) <= 25
      || has(.submissionNoun, in: sentence) || weight(of: sentence) <= 8
    guard isSaid else { return nil }
    return corrects ? correctedLength(in: sentence) : length.minutes
  }

  /// The length that a sentence puts in the place of another: "25 minutes instead of 50".
  private func correctedLength(in sentence: Range<Int>) -> Int? {
    let lengths = lengths(in: sentence)
    let corrections = hits(in: sentence).filter { $0.cue == .correction }
    let wanted = lengths.first { length in
      !corrections.contains { hit in
        hit.words.upperBound == length.words.lowerBound || hit.words.overlaps(length.words)
      }
    }
    return (wanted ?? lengths.first)?.minutes
  }

  /// Where the text of an item of a list begins, with its emphasis: "- *Frogs in Space*".
  func octet(ofItem line: Line) -> Int {
    guard let mark = line.octets.first(where: { octets[$0] > 0x20 }), mark + 1 < line.end,
      octets[mark + 1] == 0x20
    else { return line.octets.lowerBound }
    return (mark + 1..<line.end).first { octets[$0] > 0x20 } ?? line.start
  }

  /// Whether a line may be a title: a few words, and no end of a sentence.
  func isShortTitle(_ index: Int) -> Bool {
    let line = lines[index]
    guard (2...16).contains(weight(of: line.words)), line.end > line.start else { return false }
    switch line.shape {
    case .prose, .heading: break
    default: return false
    }
    return !asksForSlot(line.words) && ![0x2E, 0x2C, 0x3A, 0x3B].contains(octets[line.end - 1])
      && !has(.greeting, in: line.words.prefix(1)) && !has(.closing, in: line.words.prefix(1))
  }

  /// Whether a sentence names a kind of session, other than by the word that is said of all.
  func namesSlot(_ sentence: Range<Int>) -> Bool {
    let cues = cues(in: sentence)
    return cues.meets([.format, .regularTalk])
      || cues.contains(.session)
        && hits(in: sentence).contains { hit in
          hit.cue == .session && hit.value != SessionKind.talk.number
        }
  }

  /// Whether a sentence chooses a kind of session: "as a talk", "Talk, please".
  func choosesFormat(_ sentence: Range<Int>) -> Bool {
    weight(of: sentence) <= 3
      || hits(in: sentence).contains { hit in
        [.session, .format].contains(hit.cue) && hit.words.lowerBound > sentence.lowerBound
          && ["as", "als", "comme", "como", "come", "jako", "som"].contains { word in
            (hit.words.lowerBound - 2..<hit.words.lowerBound).clamped(to: sentence)
              .contains { text(of: words[$0]).lowercased() == word }
          }
      }
  }

  /// Whether a sentence only asks for a place in the programme: how long, which kind of session,
  /// which of the call's topics.
  func asksForSlot(_ sentence: Range<Int>) -> Bool {
    let weight = weight(of: sentence)
    guard weight <= 30, mayNameSlot(sentence), !has(.announcement, in: sentence.prefix(4)),
      !isTitleCased(sentence), !isMarkedHeading(sentence)
    else { return false }
    let names = namesSlot(sentence)
    if length(in: sentence) != nil {
      return weight <= 16 || names || has(.topic, in: sentence)
        || weight <= 26 && wantsLength(sentence)
    }
    if names { return weight <= 8 || weight <= 20 && has(.topic, in: sentence) }
    return has(.topic, in: sentence)
      && (weight <= 4 && !leadsOn(sentence) || weight <= 20 && namesTrack(sentence))
  }

  /// Whether a sentence has a number, or a phrase for a length, a kind of session or a topic.
  private func mayNameSlot(_ sentence: Range<Int>) -> Bool {
    cues(in: sentence).meets(Self.slotSigns) || sentence.contains { words[$0].isNumber }
  }

  private static let slotSigns: CueSet = [
    .length, .number, .half, .format, .regularTalk, .session, .topic,
  ]

  /// Whether a sentence is all of a line that mark-up makes a heading.
  private func isMarkedHeading(_ sentence: Range<Int>) -> Bool {
    guard let first = sentence.first, case let index = Int(words[first].line),
      lines[index].words == sentence
    else { return false }
    return isMarked(index..<index + 1) && length(in: sentence) == nil
  }

  /// Whether mark-up makes a heading of some lines: they begin with a mark of one, or a rule is below.
  func isMarked(_ lines: Range<Int>) -> Bool {
    self.lines[lines.lowerBound].shape == .heading || isUnderlined(lines)
  }

  /// Whether several English words are written as titles are, each longer one with a capital.
  ///
  /// "Can a Duck Buy an Hour?" asks for no hour.
  private func isTitleCased(_ sentence: Range<Int>) -> Bool {
    guard sentence.count >= 5, let english = commonWords.first, english > 0,
      english == commonWords.max()
    else { return false }
    var (long, capitals) = (0, 0)
    for word in words[sentence] where word.end - word.start > 3 && !word.isNumber {
      long += 1
      if (0x41...0x5A).contains(octets[Int(word.start)]) { capitals += 1 }
    }
    // "Panel: Frogs into Space and Beyond"
    guard long >= 3, capitals * 4 >= long * 3, !isLoud(octetRange(of: sentence)) else {
      return false
    }
    // "Quick talk" below a title
    return !hits(in: sentence).contains { hit in
      hit.cue == .session && !mayBeCapitalised(words[hit.words.lowerBound])
    }
  }

  private func octetRange(of sentence: Range<Int>) -> Range<Int> {
    guard let first = sentence.first, let last = sentence.last else { return 0..<0 }
    return Int(words[first].start)..<Int(words[last].end)
  }

  /// Whether a length stands before a word for a talk's: "a 40 minute slot".
  private func wantsLength(_ sentence: Range<Int>) -> Bool {
    guard let length = firstLength(in: sentence)?.words, length.upperBound < sentence.upperBound
    else { return false }
    let next = length.upperBound..<length.upperBound + 1
    return cues(in: next).meets([.lengthOfTalk, .submissionNoun])
  }

  /// Whether a sentence says which topic of the call the talk is for, not only something about it.
  func choosesTopic(_ sentence: Range<Int>) -> Bool {
    guard has(.topic, in: sentence), !leadsOn(sentence) else { return false }
    let says = length(in: sentence) != nil || namesSlot(sentence)
    if namesTrack(sentence) { return says || has(.titled, in: sentence) || asksForSlot(sentence) }
    return asksForSlot(sentence) && (weight(of: sentence) <= 8 || length(in: sentence) != nil)
  }

  /// Whether a colon stands behind a sentence: it is a heading of what follows.
  func leadsOn(_ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last else { return false }
    let end = Int(words[last].end)
    return end < lines[Int(words[last].line)].end && octets[end] == 0x3A
  }

  /// Whether a topic of the call stands near a word for one: "in the security track".
  private func namesTrack(_ sentence: Range<Int>) -> Bool {
    let hits = hits(in: sentence)
    return hits.contains { topic in
      topic.cue == .topic
        && hits.contains { track in
          track.cue == .track && hit(.submissionNoun, at: track.words.lowerBound) == nil
            && weight(of: between(topic.words, track.words)) <= 4
        }
    }
  }

  /// The words between two runs of words.
  private func between(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
    let start = min(one.upperBound, other.upperBound)
    return start..<max(start, max(one.lowerBound, other.lowerBound))
  }
}
