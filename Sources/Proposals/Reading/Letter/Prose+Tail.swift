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
    guard !setting.hasBio else { return }
    for index in blocks.indices.dropFirst() {
      let lines = blocks[index].lines
      let (above, below) = (weight(of: blocks[..<index]), weight(of: blocks[(index + 1)...]))
      guard above >= 20 else { continue }
      let isBio = sheet.tellsAbout(setting.names, lines) || tellsAboutAll(blocks[index])
      guard isBio || isBelowText(blocks[index]) || tellsAboutSelf(blocks[index]) && below <= 45
      else {
        continue
      }
      let rest = blocks[(index + 1)...]
      let goesOn = rest.contains { block in
        sheet.has(.announcement, in: block.words) && !isAboutOthers(block)
          && !sheet.sentences(in: block.words).allSatisfy(sheet.asksForSlot)
      }
      if goesOn || below > 2 * above && !rest.allSatisfy(isAboutOthers) { continue }
      var index = index
      while index > 1, isAboutOthers(blocks[index - 1]) { index -= 1 }
      // "There will be three of us:"
      if index > 1, sheet.weight(of: blocks[index - 1].words) <= 10,
        sheet.joined(blocks[index - 1].lines).last == ":"
      {
        index -= 1
      }
      for block in blocks[index...] {
        if block.lines.count > 1, sheet.lines[block.lines.lowerBound].mark != .none,
          sheet.tellsAbout(setting.names, block.lines)
        {
          peopleList = block.lines
        } else if tellsAboutAll(block) {
          aboutAll = aboutAll ?? block.lines
        } else if sheet.tellsAbout(setting.names, block.lines) || isAboutOthers(block) {
          aboutPeople.append(block.lines)
        } else if isBelowText(block) {
          byline = block.lines
        } else if tellsAboutSelf(block) {
          asides.append(Aside(words: block.words, purpose: .aboutWriter))
        } else {
          noteSlots(in: block)
        }
      }
      blocks.removeSubrange(index...)
      return
    }
  }

  /// Whether a paragraph says that it is about all who speak, as in "For both: they have shared an
  /// office for six years".
  private func tellsAboutAll(_ block: Block) -> Bool {
    let says = sheet.hits(in: block.words.prefix(3)).contains { hit in
      let end = Int(sheet.words[hit.words.upperBound - 1].end)
      let isHead = hit.words.lowerBound == block.words.lowerBound
      return hit.cue == .both && (isHead || end < sheet.octets.count && sheet.octets[end] == 0x3A)
    }
    return says && !setting.others.isEmpty
      && !sheet.cues(in: block.words).meets([.announcement, .submissionNoun])
      && (8...90).contains(sheet.weight(of: block.words))
  }

  private func tellsAboutSelf(_ block: Block) -> Bool {
    sheet.tellsAboutSelf(block.lines, besides: setting.callNames)
  }

  /// Whether a paragraph begins with the name of somebody else whom the header names, and tells
  /// about that person.
  private func isAboutOthers(_ block: Block) -> Bool {
    sheet.tellsAbout(otherNames, block.lines)
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
  private var otherNames: [UInt64] {
    setting.others.flatMap { Word.words(of: $0.name ?? "").map(\.hash) }
  }

  /// Keeps what a paragraph that is none of the text says of the place in the programme, as in "Happy
  /// to do this as a short talk, too".
  mutating func noteSlots(in block: Block) {
    for sentence in sheet.sentences(in: block.words)
    where sheet.purpose(of: sentence) == .content
      && (sheet.namesSlot(sentence) || sheet.length(in: sentence) != nil)
    {
      asides.append(Aside(words: sentence, purpose: .logistics))
    }
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
