/// Chooses what of a message a person reads in place, as mail programs do: all texts of a
/// mixed multipart, the best of an alternative one, the root of a related one.
struct BodyChoice {
  let structure: Structure
  let children: [[Int]]
  let leaves: [LeafReader.Leaf?]
  /// How many alternatives are still held against each other by their words; among more, the
  /// plain text is taken at its word.
  private var comparisons = 8

  init(structure: Structure, children: [[Int]], leaves: [LeafReader.Leaf?]) {
    self.structure = structure
    self.children = children
    self.leaves = leaves
  }

  /// The leaves that are shown, in order, of the message whose entities are `root..<end`.
  mutating func leaves(from root: Int, to end: Int) -> [Int] {
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

  private mutating func choose(among children: [Int], of entity: Entity, shown: (Int) -> [Int])
    -> [Int]
  {
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
  private mutating func alternative(among candidates: [[Int]]) -> [Int] {
    let plain = candidates.first {
      $0.allSatisfy { structure.entities[$0].type.subtype == "plain" }
    }
    let html = candidates.last { $0.contains { structure.entities[$0].type.subtype == "html" } }
    guard let plain else { return html ?? candidates.last ?? [] }
    guard let html else { return plain }
    guard comparisons > 0, octets(of: plain) < 1000 else { return plain }
    comparisons -= 1
    return isStub(plain, beside: html) ? html : plain
  }

  private func octets(of leaves: [Int]) -> Int {
    leaves.reduce(0) { $0 + (self.leaves[$1]?.readable?.text.utf8.count ?? 0) }
  }

  /// Whether `plain` only says that there is something else to read: it is empty, or it is
  /// short, and most of its words are not in the longer text beside it.
  private func isStub(_ plain: [Int], beside html: [Int]) -> Bool {
    let words = words(of: plain)
    if words.isEmpty { return octets(of: html) > 0 }
    let others = self.words(of: html)
    guard others.count >= words.count * 2 else { return false }
    let known = Set(others)
    return words.count(where: known.contains) * 2 < words.count
  }

  /// The words of the first 32 kB of some leaves: more than enough to hold a short text against.
  private func words(of leaves: [Int]) -> [ArraySlice<UInt8>] {
    var octets: [UInt8] = []
    for leaf in leaves where octets.count < 32_768 {
      octets += Array((self.leaves[leaf]?.readable?.text ?? "").utf8.prefix(32_768)) + [0x0A]
    }
    return octets[...].split { !$0.isLetter && !$0.isDigit && $0 < 0x80 }
  }
}
