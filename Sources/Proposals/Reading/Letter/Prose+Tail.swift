import Mail

/// What stands below the text of a talk: biographies, remarks, lengths.
extension Prose {
  /// Leaves out what stands below the text: from a paragraph on that tells about a speaker, and
  /// what only goes along with it.
  mutating func dropTail() {
    cutAtPeople()
    dropAfterthoughts()
    trimEnd()
  }

  /// Leaves out the first paragraph below the text that tells about who speaks, and all below it.
  ///
  /// A text is not taken up again behind a biography, but remarks follow: "I can come by train."
  private mutating func cutAtPeople() {
    guard !setting.hasBio, blocks.count > 1 else { return }
    let weights = blocks.map { sheet.weight(of: $0.words) }
    var above = weights[0]
    var below = weights[1...].reduce(0, +)
    for index in blocks.indices.dropFirst() {
      let block = blocks[index]
      below -= weights[index]
      defer { above += weights[index] }
      guard above >= 20, tellsAboutPeople(block) || tellsAboutSelf(block) && below <= 45 else {
        continue
      }
      let others = otherNames
      let rest = blocks[(index + 1)...]
      if rest.contains(where: { goesOn($0, others) })
        || below > above && !rest.allSatisfy({ isBesideText($0, others) })
      {
        continue
      }
      var first = index
      while first > 1, sheet.tellsAbout(others, blocks[first - 1].lines) { first -= 1 }
      // "There will be three of us:"
      if first > 1, weights[first - 1] <= 10, sheet.joined(blocks[first - 1].lines).last == ":" {
        first -= 1
      }
      for block in blocks[first...] { takeBesideText(block, others) }
      blocks.removeSubrange(first...)
      return
    }
  }

  /// Whether a paragraph below a biography is no text either: short, about people, a remark.
  private func isBesideText(_ block: Block, _ others: [UInt64]) -> Bool {
    sheet.weight(of: block.words) <= 30 || tellsAboutPeople(block) || sheet.goesAlong(block.lines)
      || sheet.tellsAbout(others, block.lines)
  }

  /// Whether a paragraph names who speaks, or tells about them.
  private func tellsAboutPeople(_ block: Block) -> Bool {
    sheet.tellsAbout(setting.names, block.lines) || tellsAboutAll(block) || isBelowText(block)
      || peopleListed(in: block) != nil
  }

  /// The lines of a list of people, the writer among them, perhaps below a line that announces it:
  /// "- Anna Foo, Example Labs".
  func peopleListed(in block: Block) -> Range<Int>? {
    let items = block.lines.filter { sheet.lines[$0].mark != .none }
    guard items.count > 1, let first = items.first else { return nil }
    let lead = block.lines.lowerBound..<first
    guard lead.isEmpty || lead.count == 1 && sheet.joined(lead).last == ":" else { return nil }
    let names = items.map { index in
      People.head(of: sheet.text(of: sheet.lines[index], from: sheet.lines[index].start))
    }
    let isList =
      names.allSatisfy { $0.holds(" ") && People.isPlausibleName($0) }
      && names.contains { name in
        Word.words(of: name).count { setting.names.contains($0.hash) } > 1
      }
    return isList ? first..<block.lines.upperBound : nil
  }

  /// Whether a paragraph goes on with the text: it announces something that happens in the talk.
  private func goesOn(_ block: Block, _ others: [UInt64]) -> Bool {
    sheet.has(.announcement, in: block.words) && !sheet.tellsAbout(others, block.lines)
      && !(sheet.weight(of: block.words) <= 25 && !sheet.lengths(in: block.words).isEmpty)
      && !sheet.sentences(in: block.words).allSatisfy { sheet.asksForSlot($0) }
  }

  /// Takes a paragraph below the text for what it is.
  private mutating func takeBesideText(_ block: Block, _ others: [UInt64]) {
    let isAboutWriter = sheet.tellsAbout(setting.names, block.lines)
    if let lines = peopleListed(in: block) {
      peopleList = lines
    } else if isAboutWriter, block.lines.count > 1,
      sheet.lines[block.lines.lowerBound].mark != .none
    {
      peopleList = block.lines
    } else if tellsAboutAll(block) {
      aboutAll = aboutAll ?? block.lines
    } else if isAboutWriter || sheet.tellsAbout(others, block.lines) {
      aboutPeople.append(block.lines)
    } else if isBelowText(block) {
      byline = block.lines
    } else if tellsAboutSelf(block) {
      asides.append(Aside(words: block.words, purpose: .aboutWriter))
    } else {
      noteSlots(in: block)
    }
  }

  /// Whether a paragraph says that it is about all who speak, as in "For both: they have shared an
  /// office for six years".
  private func tellsAboutAll(_ block: Block) -> Bool {
    let says = sheet.hits(in: block.words.prefix(3)).contains { hit in
      let end = Int(sheet.words[hit.words.upperBound - 1].end)
      let isHead = hit.words.lowerBound == block.words.lowerBound
      // "For both: …", "We both work at Example Labs"
      let isSaid =
        end < sheet.octets.count && sheet.octets[end] == 0x3A
        || sheet.cues(in: block.words.prefix(8)).meets([.worksAt])
      return hit.cue == .both && (isHead || isSaid)
    }
    return says && !setting.others.isEmpty
      && !sheet.cues(in: block.words).meets([.announcement, .submissionNoun])
      && (8...90).contains(sheet.weight(of: block.words))
  }

  private func tellsAboutSelf(_ block: Block) -> Bool {
    sheet.tellsAboutSelf(block.lines, besides: setting.callNames)
      || sheet.introduces(setting.names, block.lines)
  }

  /// Whether a paragraph below a text names its writer among others, and says no more than that:
  /// "Anna Foo and Ben Bar, Example Labs".
  private func isBelowText(_ block: Block) -> Bool {
    block.lines.count <= 2 && byline == nil && sheet.weight(of: block.words) <= 16
      && sheet.has(.and, in: block.words) && isByline(block.lines.lowerBound)
  }

  /// Leaves out the paragraphs at the end that only go along with the text, or tell about its
  /// writer, where what stands above them is more.
  private mutating func dropAfterthoughts() {
    while let last = blocks.last, case let rest = weight(of: blocks.dropLast()), rest >= 20,
      rest * 2 > sheet.weight(of: last.words)
    {
      if isList(last, below: blocks.dropLast().last) { return }
      // "Or:"
      if sheet.weight(of: last.words) <= 2, sheet.joined(last.lines).last == ":" {
        blocks.removeLast()
        continue
      }
      let isAboutSelf = !setting.hasBio && tellsAboutSelf(last)
      guard
        isAboutSelf || sheet.goesAlong(last.lines) || isRemark(last, below: rest)
          || isApart(last, below: rest)
      else { return }
      if isAboutSelf {
        asides.append(Aside(words: last.words, purpose: .aboutWriter))
      } else {
        noteSlots(in: last)
      }
      blocks.removeLast()
    }
  }

  /// The words of the names of others whom the header names.
  var otherNames: [UInt64] { setting.others.nameWords }

  /// Keeps what a paragraph that is none of the text says of the place in the programme, as in "Happy
  /// to do this as a short talk, too".
  mutating func noteSlots(in block: Block) {
    for sentence in sheet.sentences(in: block.words)
    where sheet.purpose(of: sentence) == .content {
      noteSlot(in: sentence)
    }
  }

  /// Keeps a sentence that says something of the place in the programme.
  mutating func noteSlot(in sentence: Range<Int>) {
    guard sheet.namesSlot(sentence) || sheet.length(in: sentence) != nil else { return }
    asides.append(Aside(words: sentence, purpose: .logistics))
  }

  /// Whether a paragraph is parted from a longer text by one that is none of it, and tells of no
  /// talk: what follows a biography or a word on travel is about such things too.
  private func isApart(_ block: Block, below rest: Int) -> Bool {
    gaps.contains(blocks.count - 1) && sheet.weight(of: block.words) <= 45
      && rest >= 2 * sheet.weight(of: block.words)
      && sheet.lines[block.lines.lowerBound].mark == .none
      && !sheet.has(.announcement, in: block.words)
      && !sheet.has(.submissionNoun, in: block.words.prefix(5))
      && !Letter.isReference(sheet, block.lines) && !sheet.joined(block.lines).holds("://")
  }

  /// Whether a short paragraph at the end of a longer text is a remark beside it: "We bring the
  /// paper." What announces, asks, lists or quotes goes on with the text.
  private func isRemark(_ block: Block, below rest: Int) -> Bool {
    guard rest >= 35, sheet.weight(of: block.words) <= 14, block.lines.count <= 2,
      sheet.lines[block.lines.lowerBound].mark == .none, case let text = sheet.joined(block.lines),
      let first = text.first, let last = text.last, first.isLetter, !"?？:：".contains(last),
      !sheet.has(.announcement, in: block.words), !Letter.isReference(sheet, block.lines),
      !text.holds("://")
    else { return false }
    // Names are what texts are about.
    return !sheet.sentences(in: block.words).contains { sentence in
      sentence.dropFirst().contains { index in
        let word = sheet.words[index]
        return word.end - word.start > 1
          && (0x41...0x5A).contains(sheet.octets[Int(word.start)])
      }
    }
  }

  /// Whether the last sentence of a text only asks for a place in the programme.
  ///
  /// "Five minutes about what nobody writes down" says what happens in them.
  private func asksForSlot(_ sentence: Range<Int>) -> Bool {
    guard sheet.asksForSlot(sentence) else { return false }
    let signs: CueSet = [
      .lengthOfTalk, .session, .format, .regularTalk, .propose, .mayPropose, .writer, .topic,
      .submissionNoun, .correction,
    ]
    return sheet.weight(of: sentence) <= 8 || sheet.cues(in: sentence).meets(signs)
  }

  /// Leaves out what only goes along with the talk at the end of the last paragraph.
  private mutating func trimEnd() {
    guard let last = blocks.last else { return }
    let sentences = sheet.sentences(in: last.words)
    let trailing = sentences.reversed().prefix {
      [.courtesy, .aboutWriter].contains(sheet.purpose(of: $0)) || asksForSlot($0)
    }.count
    guard trailing > 0, trailing < sentences.count else { return }
    blocks[blocks.count - 1].lastWord = sentences[sentences.count - trailing].lowerBound - 1
  }
}
