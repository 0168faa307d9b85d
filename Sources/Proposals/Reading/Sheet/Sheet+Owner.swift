extension Sheet {
  /// Whose biography a label announces: "Piet Jansen" in "Bio of Piet Jansen" and "Piet's bio".
  struct Owner {
    /// The words of the name, at their places among those of the label.
    let name: ArraySlice<Word>
    /// Whether nobody else can be meant, by more than one name, or by a word that joins the name
    /// to the label's.
    let isCertain: Bool
  }

  /// The most words of a name in a label.
  private static let longestName = 3

  /// Words that name nobody, though a label may begin or end with them in capitals.
  private static let common: CueSet = [
    .labelSingular, .role, .organization, .submissionNoun, .session, .numbering, .and, .aboutPerson,
  ]

  /// Whose biography the words of a label announce; `nil` where they do not, or name nobody.
  func owner(ofBio words: ArraySlice<Word>, in vocabulary: Vocabulary) -> Owner? {
    guard (2...8).contains(words.count) else { return nil }
    for count in (1...min(Self.longestName, words.count - 1)).reversed() {
      if let owner = owner(words.suffix(count), beside: words.dropLast(count), in: vocabulary) {
        return owner
      }
      // "Piet's", of which the apostrophe makes two words.
      let rest = words.dropFirst(count)
      let isGenitive =
        rest.first.map {
          $0.end - $0.start == 1 && octets[Int($0.start)] | 0x20 == 0x73
            && !$0.followsSpace
        } ?? false
      if let owner = owner(
        words.prefix(count), beside: isGenitive ? rest.dropFirst() : rest, in: vocabulary)
      {
        return Owner(name: owner.name, isCertain: owner.isCertain || isGenitive)
      }
    }
    return nil
  }

  private func owner(
    _ name: ArraySlice<Word>, beside label: ArraySlice<Word>, in vocabulary: Vocabulary
  ) -> Owner? {
    guard name.allSatisfy({ mayName($0, in: vocabulary) }),
      vocabulary.slot(of: label, exact: false, spoken: spoken) == .bio
    else { return nil }
    // "of Piet", "for Piet"; a label's word that announces nothing by itself.
    let joint = label.last.flatMap { $0.end <= name[name.startIndex].start ? $0 : nil }
    let isJoined =
      joint.map {
        vocabulary.slot(of: CollectionOfOne($0), exact: true, spoken: spoken) == nil
      } ?? false
    return Owner(name: name, isCertain: name.count > 1 || isJoined)
  }

  private func mayName(_ word: Word, in vocabulary: Vocabulary) -> Bool {
    mayBeCapitalised(word) && !word.isNumber && word.end - word.start > 1
      && vocabulary.labelWords[word.hash] == nil
      && !vocabulary.phrases.contains(word.hash, as: Self.common)
      && vocabulary.slot(of: CollectionOfOne(word), exact: false, spoken: spoken) == nil
  }
}
