/// Chooses what of a message a person reads in place, as mail programs do: all texts of a
/// mixed multipart, the best of an alternative one, the root of a related one.
struct BodyChoice {
  let structure: Structure
  let children: [[Int]]
  let leaves: [LeafReader.Leaf?]

  /// The leaves that are shown, in order, of the message whose entities are `root..<end`.
  func leaves(from root: Int, to end: Int) -> [Int] {
    var shown = [[Int]](repeating: [], count: end - root)
    for index in (root..<end).reversed() {
      let entity = structure.entities[index]
      switch entity.shape {
      case .leaf:
        if entity.isShownText, leaves[index]?.parts.first?.isAttachment == false {
          shown[index - root] = [index]
        }
      case .message: break
      case .multipart:
        shown[index - root] = choose(among: children[index], of: entity) { shown[$0 - root] }
      }
    }
    return shown[0]
  }

  private func choose(among children: [Int], of entity: Entity, shown: (Int) -> [Int]) -> [Int] {
    switch entity.type.subtype {
    case "alternative":
      return alternative(among: children.map(shown).filter { !$0.isEmpty })
    case "related":
      let root = start(among: children, of: entity).map(shown) ?? []
      return root.isEmpty ? children.flatMap(shown) : root
    case "encrypted": return []
    case "report", "signed": return children.first.map(shown) ?? []
    default: return children.flatMap(shown)
    }
  }

  /// The child that a `multipart/related` begins with (RFC 2387, 3.2).
  private func start(among children: [Int], of entity: Entity) -> Int? {
    guard let wanted = entity.type.parameters.text("start")?.utf8 else { return children.first }
    return children.first { child in
      structure.entities[child].contentID.map { $0.elementsEqual(wanted) } ?? false
    } ?? children.first
  }

  /// Plain text where it says what the others say, else the richest that we read.
  private func alternative(among candidates: [[Int]]) -> [Int] {
    let plain = candidates.first {
      $0.allSatisfy { structure.entities[$0].type.subtype == "plain" }
    }
    let html = candidates.last { $0.contains { structure.entities[$0].type.subtype == "html" } }
    guard let plain else { return html ?? candidates.last ?? [] }
    guard let html else { return plain }
    return isStub(text(of: plain), beside: { text(of: html) }) ? html : plain
  }

  private func text(of leaves: [Int]) -> String {
    leaves.compactMap { self.leaves[$0]?.readable?.text }.joined(separator: "\n")
  }

  /// Whether `plain` only says that there is something else to read: it is empty, or it is
  /// short, and most of its words are not in the longer text beside it.
  private func isStub(_ plain: String, beside html: () -> String) -> Bool {
    let words = Self.words(plain)
    if words.isEmpty { return !html().isEmpty }
    guard plain.utf8.count < 1000 else { return false }
    let others = Self.words(html())
    guard others.count >= words.count * 2 else { return false }
    let known = Set(others)
    return words.filter(known.contains).count * 2 < words.count
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }
}
