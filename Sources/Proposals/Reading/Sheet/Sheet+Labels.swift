extension Sheet {
  /// Tells headings, underlines and labels among the lines.
  mutating func findShapes(in vocabulary: Vocabulary) {
    findStarredHeadings(in: vocabulary)
    for index in lines.indices {
      switch lines[index].shape {
      case .separator where isUnderline(index):
        lines[index].shape = .underline
        if let shape = heading(index - 1, in: vocabulary) { lines[index - 1].shape = shape }
      case .prose:
        lines[index].shape = shape(index, in: vocabulary)
      default: break
      }
    }
    findLonelyLabels(in: vocabulary)
    findAnnouncement(in: vocabulary)
  }

  /// Takes org-mode's headings, "* Frogs in space", for such where one of a lower level is a label:
  /// "** Abstract".
  private mutating func findStarredHeadings(in vocabulary: Vocabulary) {
    let starred = lines.indices.filter { level(ofStarred: lines[$0]) > 0 }
    let isOutline = starred.contains { index in
      level(ofStarred: lines[index]) > 1
        && vocabulary.slot(of: words[lines[index].words], exact: false, spoken: spoken) != nil
    }
    guard isOutline else { return }
    for index in starred { lines[index].mark = .hash }
  }

  /// How many stars and a space a line begins with.
  private func level(ofStarred line: Line) -> Int {
    guard line.mark == .bullet, line.indent == 0 else { return 0 }
    let stars = octets[line.octets].prefix { $0 == 0x2A }.count
    let rest = line.octets.dropFirst(stars)
    return rest.first.map { octets[$0] == 0x20 } ?? false ? stars : 0
  }

  /// Takes the end of one of the first paragraphs for a label where it says that the abstract, a
  /// biography, or another title follows: "So here is a better abstract:", "I forgot the bio, sorry!
  /// Here it is:".
  private mutating func findAnnouncement(in vocabulary: Vocabulary) {
    let signs: CueSet = [.correction, .presenting, .propose]
    guard !lines.contains(where: \.isLabel) else { return }
    // Below the last one nothing follows.
    for paragraph in paragraphs(in: lines.indices).dropLast().prefix(4) {
      let index = paragraph.upperBound - 1
      guard lines[index].shape == .prose,
        endsInColon(lines[index]) || has(.presenting, in: lines[index].words),
        let last = sentences(in: words(of: paragraph)).last, weight(of: last) <= 25
      else { continue }
      // "I forgot the bio. Here it is:"
      switch vocabulary.slot(among: words[..<last.upperBound], spoken: spoken) {
      case .abstract
      where cues(in: last).meets(signs) && !has(.adding, in: last)
        && !isTitled(below: paragraph.upperBound):
        lines[index].shape = .label(.abstract, value: lines[index].end)
      // "In this talk, we draw on experience in ponds to show:"
      case .bio where !has(.announcement, in: last) && !namesSomebody(paragraph, in: vocabulary):
        lines[index].shape = .label(.bio, value: lines[index].end)
      case .title where has(.correction, in: last):
        lines[index].shape = .label(.title, value: lines[index].end)
      default: continue
      }
      return
    }
  }

  /// Whether a title stands alone below a line, and its text below that.
  private func isTitled(below line: Int) -> Bool {
    let below = paragraphs(in: line..<min(lines.count, line + 40))
    guard below.count > 1, let first = below.first, first.count == 1 else { return false }
    return isShortTitle(first.lowerBound) && weight(of: words(of: below[1])) >= 15
  }

  /// Takes lines that are nothing but a label for labels where the text has others like them: in
  /// a table that was written out, no gap parts a value from the next label.
  private mutating func findLonelyLabels(in vocabulary: Vocabulary) {
    var slots: Set<Slot> = []
    var filled: Set<Slot> = []
    for line in lines {
      guard case .label(let slot, let value) = line.shape else { continue }
      if value >= line.end { slots.insert(slot) } else { filled.insert(slot) }
    }
    let lonely = lines.indices.dropLast().compactMap { index in
      lonelyLabel(index, in: vocabulary).map { (index, $0) }
    }
    let all = slots.union(lonely.map(\.1))
    guard
      slots.count >= 2 && (slots.contains(.title) || slots.contains(.abstract))
        || all.count >= 3 && all.contains(.title) && all.contains(.abstract)
        // "Abstract" alone below "Speaker: …" and "Format: …"
        || all.contains(.abstract) && filled.subtracting([.envelope, .other, .notes]).count >= 2
    else { return }
    for (index, slot) in lonely { lines[index].shape = .label(slot, value: lines[index].end) }
  }

  /// What a line of running text announces that is nothing but a label.
  private func lonelyLabel(_ index: Int, in vocabulary: Vocabulary) -> Slot? {
    let line = lines[index]
    guard line.shape == .prose, line.words.count <= 4, !line.words.isEmpty, !endsSentence(line),
      lines[index + 1].shape != .blank, !isWrapped(index, in: vocabulary),
      case let words = words[line.words]
    else { return nil }
    return slot(alone: words, exact: words.count > 2, in: vocabulary)
  }

  /// The slot that a line of these words announces; none where it is a length, "50 minutes", which is a value.
  private func slot(
    alone words: ArraySlice<Word>, exact: Bool, in vocabulary: Vocabulary
  ) -> Slot? {
    let slot = vocabulary.slot(of: words, exact: exact, spoken: spoken)
    return slot == .minutes && words.contains(where: \.isNumber) ? nil : slot
  }

  /// Whether a line may be the end of the one above; none is that stands between a value right below its
  /// label and a value: "Title", "Frogs in …", "Speaker", "Anna Foo".
  private func isWrapped(_ index: Int, in vocabulary: Vocabulary) -> Bool {
    guard index > 0, Outline.wraps(lines[index - 1], into: lines[index], in: self) else {
      return false
    }
    func announces(_ line: Line) -> Bool {
      line.isLabel
        || line.words.count <= 2
          && vocabulary.slot(of: words[line.words], exact: true, spoken: spoken) != nil
    }
    return index < 2 || !announces(lines[index - 2]) || announces(lines[index + 1])
      || !mayBeCapitalised(words[lines[index].words.lowerBound])
  }

  /// Whether the rule at `index` underlines the line before it: one line that stands alone.
  private func isUnderline(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let above = lines[index - 1]
    switch above.shape {
    case .prose, .label, .bareNoun, .heading: break
    default: return false
    }
    let alone = index == 1 || [.blank, .separator, .underline].contains(lines[index - 2].shape)
    if !alone { return underlinesTwo(index) }
    return above.words.count <= 20 && lines[index].octets.count >= above.width / 3
  }

  /// Whether the rule at `index` is about as long as the longer of the two lines above, which stand alone.
  private func underlinesTwo(_ index: Int) -> Bool {
    guard index > 1,
      index == 2 || [.blank, .separator, .underline].contains(lines[index - 3].shape),
      case .prose = lines[index - 2].shape, case .prose = lines[index - 1].shape
    else { return false }
    let (first, second) = (lines[index - 2], lines[index - 1])
    return first.words.count + second.words.count <= 22
      && abs(lines[index].width - max(first.width, second.width)) <= 4
  }

  private func heading(_ index: Int, in vocabulary: Vocabulary) -> Line.Shape? {
    if case .label = lines[index].shape { return nil }
    if let slot = vocabulary.slot(of: words[lines[index].words], exact: false, spoken: spoken) {
      return .label(slot, value: lines[index].end)
    }
    return .heading
  }

  private func shape(_ index: Int, in vocabulary: Vocabulary) -> Line.Shape {
    let line = lines[index]
    if let label = label(at: index, in: vocabulary) { return label }
    // The letter or number of a list is none of the label's words.
    var words = self.words[line.words].drop { $0.start < line.start }
    let bracket = bracket(atEndOf: line)
    if bracket < line.end { words = words.prefix { $0.start < bracket } }
    let afterGap =
      index == 0 || [.blank, .separator].contains(lines[index - 1].shape)
      || lines[index - 1].indent > line.indent
    if afterGap, let label = runInLabel(line, in: vocabulary) { return label }
    guard !words.isEmpty, words.count <= 8 else { return line.mark == .hash ? .heading : .prose }
    let isLoud = isLoud(line.octets)
    // Text out of a document has lost the gap above its headings.
    let afterSentence = words.count <= 3 && index > 0 && endsSentence(lines[index - 1])
    let isExact = line.mark == .none && !isLoud && !(afterGap && isHanging(index))
    if line.mark != .none || afterGap || afterSentence || isLoud && words.count <= 3,
      !endsSentence(line),
      let slot = slot(alone: words, exact: isExact, in: vocabulary)
    {
      return .label(slot, value: line.end)
    }
    if afterGap, !isLoud, words.count <= 3, index + 1 < lines.count,
      octets[line.end - 1] == 0x2E,
      let slot = vocabulary.slot(of: words, exact: true, spoken: spoken), slot != .minutes,
      lines[index + 1].shape != .blank || slot == .abstract || slot == .bio
    {
      // "Abstract." above the text
      return .label(slot, value: line.end)
    }
    if line.mark != .none || afterGap, !endsSentence(line),
      owner(ofBio: words, in: vocabulary)?.isCertain ?? false
    {
      return .label(.bio, value: line.end)
    }
    return line.mark == .hash ? .heading : .prose
  }

  /// A label with a full stop behind it, at the head of the paragraph that it announces: "About me.
  /// I keep ducks."
  private func runInLabel(_ line: Line, in vocabulary: Vocabulary) -> Line.Shape? {
    // A label is no line's last word.
    let labels = line.words.dropLast().prefix(5)
    guard let last = labels.first(where: { octets[Int(words[$0].end)] == 0x2E }),
      case let end = Int(words[last].end), octets[end + 1] <= 0x20,
      let slot = vocabulary.slot(
        of: words[line.words.lowerBound...last], exact: true, spoken: spoken),
      [.bio, .abstract].contains(slot)
    else { return nil }
    return .label(slot, value: Int(words[last + 1].start))
  }

  /// The octet at which a bracket begins that ends a line and says how much is asked for, as in
  /// "Abstract (20 lines)"; the line's end where there is none.
  private func bracket(atEndOf line: Line) -> Int {
    guard line.end > line.start, octets[line.end - 1] == 0x29,
      let open = octets[line.start..<line.end].lastIndex(of: 0x28),
      octets[open..<line.end].contains(where: { (0x30...0x39).contains($0) })
    else { return line.end }
    return open
  }

  /// Whether what follows a line is indented below it, as values are below what names them.
  private func isHanging(_ index: Int) -> Bool {
    let below = lines[(index + 1)...].prefix(3).first { $0.shape != .blank }
    return below.map { $0.indent >= lines[index].indent + 2 } ?? false
  }

  /// Whether a line is like "Talk: …".
  func isBareNoun(_ index: Int) -> Bool {
    if case .bareNoun = lines[index].shape { return true }
    return false
  }

  func endsSentence(_ line: Line) -> Bool {
    guard line.width > 0 else { return false }
    let last = octets[line.end - 1]
    return last == 0x2E || last == 0x21 || last == 0x3F || last == 0x2C  // . ! ? ,
  }

  /// Whether a word inside a paragraph's sentences is written as names are, and is none of a
  /// label's: "Here is Anna's bio:".
  private func namesSomebody(_ paragraph: Range<Int>, in vocabulary: Vocabulary) -> Bool {
    let sentences = sentences(in: words(of: paragraph))
    return sentences.flatMap { $0.dropFirst() }.contains { index in
      let word = words[index]
      return mayBeCapitalised(word) && octets[Int(word.start)] < 0x80 && word.end - word.start > 1
        && hits(in: index..<index + 1).isEmpty && vocabulary.labelWords[word.hash] == nil
        && vocabulary.slot(of: CollectionOfOne(word), exact: false, spoken: spoken) == nil
    }
  }

  private func endsInColon(_ line: Line) -> Bool { line.width > 0 && octets[line.end - 1] == 0x3A }

  /// Whether the word at `index` begins with a capital.
  func isCapitalised(_ index: Int) -> Bool {
    let first = octets[Int(words[index].start)]
    if first < 0x80 { return (0x41...0x5A).contains(first) }
    return text(of: words[index]).first?.isUppercase ?? false
  }

  /// Whether a word may begin with a capital; letters beyond ASCII are taken for one.
  func mayBeCapitalised(_ word: Word) -> Bool {
    let first = octets[Int(word.start)]
    return (0x41...0x5A).contains(first) || first >= 0xC3
  }

  /// Whether some octets have capitals and no small letter.
  func isLoud(_ range: Range<Int>) -> Bool {
    var hasCapitals = false
    for octet in octets[range] {
      if (0x61...0x7A).contains(octet) { return false }
      if (0x41...0x5A).contains(octet) { hasCapitals = true }
    }
    return hasCapitals
  }

  /// Whether a phrase of a cue begins before a gap of a line.
  private func has(_ cue: Cue, in line: Line, before gap: LabelGap) -> Bool {
    hits(in: line.words).contains { hit in
      hit.cue == cue && Int(words[hit.words.lowerBound].end) <= gap.start
    }
  }

  /// Whether a gap lies inside quotation marks, as a title's colon does.
  private func isQuoted(_ gap: LabelGap, in line: Line) -> Bool {
    Quotation.isOpen(atEndOf: String(decoding: octets[line.start..<gap.start], as: UTF8.self))
  }

  /// Whether the words of a label are several kinds of sessions to choose from, and no title stands
  /// behind them.
  private func namesFormats(_ label: [Word], in line: Line, before value: Int) -> Bool {
    guard let first = label.first, let last = label.last, (2...10).contains(label.count),
      octets[Int(first.start)..<Int(last.end)].contains(0x2F)  // "/"
    else { return false }
    let kinds = hits(in: line.words).filter { [.session, .format].contains($0.cue) }
    let (named, chosen) = (
      kinds.filter { words[$0.words.upperBound - 1].end <= last.end },
      kinds.contains { Int(words[$0.words.lowerBound].start) >= value }
    )
    return Set(named.map { [Int($0.cue.rawValue), $0.value] }).count > 1
      && (chosen || value >= line.end)
  }

  /// What a line announces before a colon, an arrow, a dash or a wide gap.
  private func label(at index: Int, in vocabulary: Vocabulary) -> Line.Shape? {
    let line = lines[index]
    let start = endOfRoman(in: line) ?? line.start
    var last = start
    for gap in LabelGap.gaps(in: line, of: self) {
      let words = self.words[line.words].filter { word in
        word.start >= start && word.end <= gap.start
          && !gap.asides.contains { $0.contains(Int(word.start)) }
      }
      last = gap.end
      if let slot = vocabulary.slot(of: words, exact: gap.endsSentence, spoken: spoken),
        // "… if you don't have", and below it "to?"
        slot != .envelope || !gap.endsSentence
      {
        return adds(to: slot, in: line, before: gap) ? nil : .label(slot, value: last)
      }
      // "Talk / short talk / BoF: short talk"
      if !gap.isWeak, namesFormats(words, in: line, before: gap.end) {
        return .label(.format, value: last)
      }
      if gap.isWeak, last < line.end, vocabulary.isBareNoun(words),
        words.contains(where: \.isNumber) || isRow(gap, above: index + 1, in: vocabulary)
      {
        return .bareNoun(value: last)
      }
      if !gap.isWeak, let slot = misspelt(words, in: vocabulary) {
        return .label(slot, value: last)
      }
      if !gap.isWeak, namesOwner(words, in: line, before: gap, in: vocabulary) {
        return .label(.bio, value: last)
      }
      if !gap.isWeak, words.count > 1, words.count <= 4,
        vocabulary.slot(of: words.dropLast(), exact: false, spoken: spoken) == .bio
      {
        // "Bio Anna: …"
        return .label(.bio, value: last)
      }
      if !gap.isWeak, words.count > 1, words.count <= 4, let first = words.first,
        vocabulary.phrases.contains(first.hash, as: .aboutPerson),
        words.dropFirst().allSatisfy({ mayBeCapitalised($0) })
      {
        // "About Anna: …"
        return .label(.bio, value: last)
      }
      if !gap.isWeak, words.count <= 12, has(.correction, in: line, before: gap),
        !isQuoted(gap, in: line), let slot = vocabulary.slot(among: words, spoken: spoken),
        // "Use what follows instead:", and below it a title
        slot != .abstract || last < line.end || !isTitled(below: index + 1)
      {
        // "The abstract should now read: …"
        return adds(to: slot, in: line, before: gap) ? nil : .label(slot, value: last)
      }
      if !gap.isWeak {
        return vocabulary.isBareNoun(words) && last < line.end ? .bareNoun(value: last) : nil
      }
    }
    return nil
  }

  /// Whether a wide gap of a line stands in a table that was written out: the line below begins with a
  /// label before such a gap too.
  private func isRow(_ gap: LabelGap, above below: Int, in vocabulary: Vocabulary) -> Bool {
    guard gap.end - gap.start > 2, below < lines.count, lines[below].shape == .prose,
      let other = LabelGap.gaps(in: lines[below], of: self).first, other.end - other.start > 2
    else { return false }
    let label = words[lines[below].words].prefix { $0.end <= other.start }
    return vocabulary.slot(of: label, exact: false, spoken: spoken) != nil
  }

  /// The octet behind a Roman number and its full stop at the head of a line.
  func endOfRoman(in line: Line) -> Int? {
    let digits = octets[line.start..<line.end].prefix { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
    guard (1...4).contains(digits.count), digits.endIndex + 1 < line.end,
      octets[digits.endIndex] == 0x2E, octets[digits.endIndex + 1] == 0x20
    else { return nil }
    return digits.endIndex + 1
  }

  /// What a label of one word announces that has a letter too many or two of them swapped: "Tittle",
  /// "the lenght is".
  private func misspelt(_ label: [Word], in vocabulary: Vocabulary) -> Slot? {
    let long = label.filter { $0.end - $0.start > 4 }
    guard label.count <= 3, long.count == 1, let word = long.first,
      (5...12).contains(word.end - word.start), vocabulary.labelWords[word.hash] == nil,
      vocabulary.phrases.beginning(word.hash) == nil,
      vocabulary.slot(of: CollectionOfOne(word), exact: true, spoken: spoken) == nil
    else { return nil }
    let letters = Array(octets[word.octets])
    guard letters.allSatisfy(Line.isLetter) else { return nil }
    for index in letters.indices {
      var shorter = letters
      shorter.remove(at: index)
      var swapped = letters
      if index > 0 { swapped.swapAt(index - 1, index) }
      for spelling in [shorter, swapped] {
        let words = Word.words(of: String(decoding: spelling, as: UTF8.self))
        if let slot = vocabulary.slot(of: words, exact: true, spoken: spoken),
          slot != .envelope, slot != .other
        {
          return slot
        }
      }
    }
    return nil
  }

  /// Whether a line announces not a text, but something to be put to one: "Please add this to the
  /// abstract: …", "Abstract (addition): …".
  private func adds(to slot: Slot, in line: Line, before gap: LabelGap) -> Bool {
    (slot == .abstract || slot == .bio) && has(.adding, in: line, before: gap)
  }

  /// Whether the words before a gap, or those in brackets there, announce somebody's biography:
  /// "Piet's bio: …", "Piet Jansen (bio): …".
  private func namesOwner(
    _ words: [Word], in line: Line, before gap: LabelGap, in vocabulary: Vocabulary
  ) -> Bool {
    if let owner = owner(ofBio: words[...], in: vocabulary) { return owner.isCertain }
    guard gap.asides.count == 1, let aside = gap.asides.first else { return false }
    let all = self.words[line.words].filter { $0.start >= line.start && $0.end <= gap.start }
    guard all.contains(where: { aside.contains(Int($0.start)) }) else { return false }
    return owner(ofBio: all[...], in: vocabulary)?.isCertain ?? false
  }
}
