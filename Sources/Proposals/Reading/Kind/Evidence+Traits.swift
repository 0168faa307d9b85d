extension Evidence {
  /// Calls `body` with each trait of the message, and what it is called.
  func forEachTrait(_ body: (Trait, () -> String) -> Void) {
    let sheet = own.sheet
    Trait.give(.letterCue, cues, body)
    Trait.give(.openingCue, sheet.cues(in: text.prefix(25)), body)
    let subject = subject.sheet
    Trait.give(.subjectCue, subject.cues(in: subject.words.indices), body)
    for word in subject.words.indices.prefix(30) {
      Trait.give(.subjectWord, word..<word + 1, of: subject, body)
    }
    var seen = HashTable<Bool>(capacity: min(400, text.count))
    for word in text.prefix(400) where seen[sheet.words[word].hash] == nil {
      seen[sheet.words[word].hash] = true
      Trait.give(.word, word..<word + 1, of: sheet, body)
    }
    for (form, has) in forms where has { body(Trait(form)) { "form \(form)" } }
  }

  private var forms: [(Trait.Form, Bool)] {
    let asked = sentences.filter { own.sheet.isAsked($0) }
    let weight = own.sheet.weight(of: text)
    return [
      (.subjectAnnounces, subject.announces), (.subjectNamesCall, subject.namesCall),
      (.subjectAsks, subject.asks), (.subjectIsReply, subject.isReply),
      (.subjectIsTagged, subject.isTagged || subject.isMarked),
      (.subjectHasTitle, subject.title != nil), (.subjectIsEmpty, subject.sheet.words.isEmpty),
      (.isReply, isReply), (.isThreaded, isThreaded), (.quotes, quotes), (.isBulk, isBulk),
      (.isAddressed, isAddressed), (.isOnList, isOnList),
      (.hasOwnTitle, findings.contains(where: \.hasOwnTitle)),
      (.hasTitle, findings.contains { $0.proposal.title != nil }),
      (.hasSlot, asksForSlot), (.hasForm, hasForm),
      (.hasEmptyForm, findings.contains(where: \.isEmptyForm)), (.hasSeveral, findings.count > 1),
      (.tells8, abstractWords >= 8), (.tells15, abstractWords >= 15),
      (.tells25, abstractWords >= 25), (.tells40, abstractWords >= 40),
      (.tells80, abstractWords >= 80),
      (.asksOnce, asked.count == 1), (.asksTwice, asked.count == 2), (.asksMore, asked.count > 2),
      (.asksFirst, asked.first == sentences.first && !asked.isEmpty),
      (.asksLast, asked.last == sentences.last && !asked.isEmpty),
      (.says20, weight >= 20), (.says50, weight >= 50), (.says100, weight >= 100),
      (.says200, weight >= 200),
    ]
  }
}
