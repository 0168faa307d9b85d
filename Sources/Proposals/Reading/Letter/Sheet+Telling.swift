/// Paragraphs and sentences that tell who somebody is.
extension Sheet {
  /// Whether a paragraph tells about a person in the third person: it begins with a word of the
  /// name, and announces no talk.
  func tellsAbout(_ names: [UInt64], _ paragraph: Range<Int>) -> Bool {
    let all = words(of: paragraph)
    // Most paragraphs name nobody in their first words.
    guard (5...150).contains(weight(of: all)),
      all.prefix(40).contains(where: { isNamed($0, names) }),
      !has(.announcement, in: all),
      let last = joined(paragraph.suffix(1)).last,
      // "Anna Foo (Example Labs)" tells nothing.
      ".!。".contains(last) || last == ")" && weight(of: all) >= 12
    else { return false }
    if isInitial(all.lowerBound), isNamed(all.lowerBound + 1, names) { return true }
    // "Will" may be a name, and begins questions.
    if isNamed(all.lowerBound, names) {
      return isNamed(all.lowerBound + 1, names) || hits(in: all.prefix(1)).isEmpty
    }
    return !has(.writer, in: all.prefix(1)) && tellsByFullName(names, sentences(in: all))
  }

  /// Whether some words begin with two words of a name and tell something behind them.
  func beginsWithName(_ names: [UInt64], _ range: Range<Int>) -> Bool {
    names.count > 1 && range.count > names.count + 2
      && range.prefix(2).allSatisfy { isNamed($0, names) } && !has(.announcement, in: range)
  }

  /// Whether some words begin with the first word of a name and tell something behind it: "Anna keeps
  /// ducks".
  func tellsOfGivenName(_ names: [UInt64], _ range: Range<Int>) -> Bool {
    guard range.count > 4, case let next = words[range.lowerBound + 1] else { return false }
    // "Jan van Dyck", "Anna (she/her)"
    return words[range.lowerBound].hash == names.first && next.hash != names.dropFirst().first
      && mayBeCapitalised(words[range.lowerBound]) && !mayBeCapitalised(next) && next.followsSpace
      && !has(.announcement, in: range)
  }

  /// Whether the first sentences tell about a person whose full name stands behind a few words:
  /// "Teacher at Example College, Anna Foo keeps ducks", "About me. Anna Foo keeps ducks."
  private func tellsByFullName(_ names: [UInt64], _ sentences: [Range<Int>]) -> Bool {
    guard let first = sentences.first else { return false }
    if let second = sentences.dropFirst().first, first.count <= 4 {
      return namesInFull(names, second.prefix(2))
    }
    return first.dropFirst().contains { index in
      guard [0x2C, 0x3A].contains(octets[Int(words[index - 1].end)]) else { return false }
      let name = (index..<first.upperBound).prefix { isNamed($0, names) }
      return name.count > 1 && namesInFull(names, name) && name.upperBound < first.upperBound
    }
  }

  /// Whether two words of a name stand among some words as they do in the name.
  func namesInFull(_ names: [UInt64], _ range: Range<Int>) -> Bool {
    range.dropLast().contains { index in
      isNamed(index, names)
        // "Anna B. Foo" is called "Anna Foo", too.
        && [1, 2].contains { distance in
          zip(names, names.dropFirst(distance)).contains {
            $0 == words[index].hash && $1 == words[index + 1].hash
          }
        }
    }
  }

  /// The words of a sentence behind a full name and a comma among its first ones: "I am Anna Foo, …".
  func tail(behind name: [UInt64], in sentence: Range<Int>) -> Range<Int>? {
    guard name.count > 1 else { return nil }
    let starts = sentence.prefix(5).filter { $0 + name.count < sentence.upperBound - 2 }
    let found = starts.first { start in
      zip(start..., name).allSatisfy { words[$0].hash == $1 }
    }
    guard let end = found.map({ $0 + name.count }), octets[Int(words[end - 1].end)] == 0x2C else {
      return nil
    }
    return end..<sentence.upperBound
  }

  /// Whether some words of a line or paragraph begin with what may be somebody's name in full, and
  /// a sentence goes on behind it: "Anna Foo keeps ducks".
  func beginsWithFullName(_ words: Range<Int>) -> Bool {
    beginsWithCapitals(words)
      && hits(in: name(before: words)).allSatisfy { hit in
        hit.cue == .subjectFiller || hit.words.allSatisfy { !mayBeCapitalised(self.words[$0]) }
      }
  }

  /// Whether some words begin with two to four that have capitals, and go on without.
  func beginsWithCapitals(_ words: Range<Int>) -> Bool {
    let name = name(before: words)
    return (2...4).contains(name.count(where: { mayBeCapitalised(self.words[$0]) }))
      && words.count >= name.count + 3 && !self.words[name.upperBound].isNumber
  }

  /// The words with capitals that some words begin with, and what joins the parts of a name between them: "Anna van
  /// der Foo".
  private func name(before words: Range<Int>) -> Range<Int> {
    var end = words.lowerBound
    var index = end
    while index < words.upperBound {
      if mayBeCapitalised(self.words[index]) {
        end = index + 1
      } else if end == words.lowerBound
        || !People.particles.contains(text(of: self.words[index]).lowercased())
      {
        break
      }
      index += 1
    }
    return words.lowerBound..<end
  }

  /// Whether a word of a name stands among others without its neighbours in the name.
  ///
  /// - Parameter own: Where the name itself stands.
  func callsByOneName(_ name: [UInt64], in words: Range<Int>, besides own: Range<Int> = 0..<0)
    -> Bool
  {
    func isPart(_ index: Int, _ part: Int) -> Bool {
      name.indices.contains(part) && words.contains(index) && self.words[index].hash == name[part]
    }
    return words.contains { index in
      guard !own.contains(index), let part = name.firstIndex(of: self.words[index].hash),
        mayBeCapitalised(self.words[index])
      else { return false }
      return !isPart(index - 1, part - 1) && !isPart(index + 1, part + 1)
    }
  }

  /// Whether a word is an initial: a capital with a full stop behind it.
  func isInitial(_ index: Int) -> Bool {
    let word = words[index]
    return word.end - word.start <= 2 && octets[Int(word.end)...].first == 0x2E
      && isCapitalised(index)
  }

  private func isNamed(_ word: Int, _ names: [UInt64]) -> Bool {
    names.contains(words[word].hash) && mayBeCapitalised(words[word])
  }

  /// Whether a paragraph tells about its writer in the first person: "I look after ponds at Example
  /// Parks. I have spoken about them twice."
  ///
  /// - Parameter names: Words of names that are none of a workplace.
  func tellsAboutSelf(_ paragraph: Range<Int>, besides names: Set<UInt64>) -> Bool {
    let all = words(of: paragraph)
    // Most paragraphs say nothing of their writer in their first words.
    guard cues(in: all.prefix(7)).meets([.writer, .aboutMe]) else { return false }
    let sentences = sentences(in: all)
    if announcesLife(sentences), (8...90).contains(weight(of: all)) { return true }
    guard has(.writer, in: all.prefix(1)) || has(.aboutMe, in: all.prefix(3)),
      (6...90).contains(weight(of: all)), !cues(in: all).meets([.announcement, .propose]),
      let first = sentences.first
    else { return false }
    if purpose(of: first) == .aboutWriter { return true }
    guard has(.writer, in: first.prefix(1)),
      !cues(in: all).meets([.mayPropose, .submissionNoun, .session])
    else { return false }
    return hits(in: first).contains { hit in
      hit.cue == .firmOf && hit.words.count == 1 && hit.words.upperBound < first.upperBound
        && isCapitalised(hit.words.upperBound)
        && !names.contains(words[hit.words.upperBound].hash) && !Workplace.isOrigin(hit, in: self)
    }
  }

  /// Whether the first of some sentences only says that the next tell about the writer: "You ask for a
  /// biography. I keep ducks."
  func announcesLife(_ sentences: [Range<Int>]) -> Bool {
    guard sentences.count > 1, let first = sentences.first, (2...7).contains(first.count) else {
      return false
    }
    return has(.aboutMe, in: first.suffix(3)) && !has(.writer, in: first.prefix(1))
      && has(.writer, in: sentences[1].prefix(1))
  }

  /// Whether a sentence beside others about the writer may be one, too.
  func mayTellAboutWriter(_ sentence: Range<Int>) -> Bool {
    [.content, .aboutWriter].contains(purpose(of: sentence))
  }

  /// Whether a paragraph begins with its writer's name as the writer gives it: "I am Anna Foo, …".
  func introduces(_ names: [UInt64], _ paragraph: Range<Int>) -> Bool {
    let all = words(of: paragraph)
    return has(.nameIs, in: all.prefix(3)) && namesInFull(names, all.prefix(6))
      && (6...90).contains(weight(of: all)) && !cues(in: all).meets([.announcement, .propose])
  }
}
