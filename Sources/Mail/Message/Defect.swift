/// Something in a message that is not as it should be, and that was read in spite of it.
public struct Defect: Hashable, Sendable, Codable {
  /// A sentence that names the place and what is odd about it.
  public let sentence: String

  /// Takes the sentence.
  public init(_ sentence: String) { self.sentence = sentence }
}

/// Why nobody can read a message: it is kept, and set aside for a person.
public struct Obstacle: Hashable, Sendable, Codable {
  /// A sentence for the committee.
  public let sentence: String

  /// Takes the sentence.
  public init(_ sentence: String) { self.sentence = sentence }
}
