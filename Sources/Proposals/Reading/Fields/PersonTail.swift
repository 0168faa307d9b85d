import Mail

/// What stands behind a person's name: a workplace, a job, a few words about the person.
struct PersonTail {
  var affiliation: String?
  var bio: String?

  /// Sorts the words behind a name.
  init(_ text: String, _ vocabulary: Vocabulary) {
    let text = text.trimmingCharacters(",;:|-–— ")
    let words = text.split(separator: " ")
    guard !words.isEmpty, !Self.isPronouns(text) else { return }
    let isRole = Word.words(of: text).contains { vocabulary.phrases.contains($0.hash, as: .role) }
    if let firm = Self.firm(in: text, isRole: isRole, vocabulary) {
      affiliation = firm
      if words.count > 8 { bio = text }
      return
    }
    let isSmall = text.first.map { $0.isLowercase } ?? false
    let isOrganization = People.isOrganization(text, vocabulary)
    let isShort = words.count <= 8 && text.count <= 90
    if isShort, isOrganization || !text.hasSuffix(".") && !isRole && !isSmall {
      affiliation = text
    } else if words.count >= 3 {
      bio = text
    }
  }

  /// Whether a text says how to speak of a person: "she/her".
  private static func isPronouns(_ text: String) -> Bool {
    let words = text.lowercased().split { "/, ".contains($0) }
    return !words.isEmpty
      && words.allSatisfy {
        ["he", "him", "his", "she", "her", "hers", "they", "them"].contains($0)
      }
  }

  /// The capitalised words behind one that leads from a job to a workplace: "developer at
  /// Example Labs".
  private static func firm(in text: String, isRole: Bool, _ vocabulary: Vocabulary) -> String? {
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated().dropFirst() {
      let isLeading =
        word == "@"
        || Word.words(of: String(word)).first.map {
          vocabulary.phrases.contains($0.hash, as: .firmOf)
        } ?? false
      guard isLeading, index + 1 < words.count else { continue }
      let rest = words[(index + 1)...].joined(separator: " ")
      let firm = rest.split { ",;.(".contains($0) }.first.map(\.trimmingWhitespace) ?? rest
      guard isRole || People.isOrganization(firm, vocabulary), firm.first?.isUppercase ?? false,
        firm.split(separator: " ").count <= 6
      else { continue }
      return firm
    }
    return nil
  }
}

extension Speaker {
  /// Adds what stands behind the name, where nothing is known yet.
  mutating func take(_ tail: PersonTail) {
    affiliation = affiliation ?? tail.affiliation
    bio = bio ?? tail.bio
  }
}
