/// A node of the MIME structure: where it is in the octets, and what it says it is.
struct Entity {
  enum Shape {
    case leaf
    /// A multipart: its children are entities of their own.
    case multipart
    /// A `message/rfc822` whose message, the next entity, is read in place.
    case message
  }

  /// The index of the entity that this one is in; `nil` for the message itself.
  let parent: Int?
  /// Its number as in IMAP; empty for a message's own multipart.
  var path: String
  let header: HeaderBlock
  /// The value of `Content-ID:`, with its angle brackets.
  let contentID: [UInt8]?
  var type: MediaType
  let disposition: Disposition?
  let encoding: TransferEncoding
  var shape: Shape
  /// What a multipart was said to be in which no parts were found.
  var undivided: MediaType?
  /// Its body, transfer encoding not undone.
  var content: Range<Int>
  /// How many containers it is in.
  let depth: Int
  /// How many enclosed messages it is in.
  let enclosure: Int
}

/// The MIME structure of a message: its entities in document order, parents first.
struct Structure {
  var entities: [Entity] = []
  private(set) var defects: [Defect] = []
  /// Text of multiparts that is in none of their parts.
  var strays: [Range<Int>] = []
  private var noted: Set<String> = []

  /// Notes something odd, once; a message in which a hundred things are is not worth a list
  /// of more.
  mutating func note(_ sentence: String) {
    guard noted.count <= 100, noted.insert(sentence).inserted else { return }
    defects.append(
      Defect(
        noted.count <= 100 ? sentence : "More was odd than a hundred things; these are the first."))
  }

  /// The indices of each entity's children, in order.
  func children() -> [[Int]] {
    var children = [[Int]](repeating: [], count: entities.count)
    for (index, entity) in entities.enumerated() {
      if let parent = entity.parent { children[parent].append(index) }
    }
    return children
  }
}
