public import Proposals

/// What a search found, as `cfp search` prints it.
public struct HitJSON: Encodable {
  private let hit: Hit
  private let passage: Passage?

  /// Shows `hit`, and the line that holds what `query` looks for.
  public init(_ hit: Hit, for query: WordQuery) {
    self.hit = hit
    passage = hit.passage(for: query)
  }

  private enum Key: String, CodingKey {
    case code, message, title, field, line, score
  }

  /// Writes one object; of `code` and `message`, a number of the ledger, one is null.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    switch hit.source {
    case .submission(let code, _, let proposal):
      try object.encode(code, forKey: .code)
      try object.encodeNil(forKey: .message)
      try object.encode(proposal.title, forKey: .title)
    case .message(let line):
      try object.encodeNil(forKey: .code)
      try object.encode(line.number, forKey: .message)
      try object.encode(line.subject, forKey: .title)
    }
    try object.encode(passage?.place, forKey: .field)
    try object.encode(passage?.line, forKey: .line)
    try object.encode(hit.score, forKey: .score)
  }
}
