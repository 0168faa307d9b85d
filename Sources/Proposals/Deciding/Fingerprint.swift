/// A 64-bit value that finds equal things in an index, the same on every machine and in
/// every version: it is kept in the record.
///
/// It finds, it does not prove: whoever looks up by it compares the things themselves.
public struct Fingerprint: Hashable, Sendable {
  /// The value, as the record keeps it.
  public let value: UInt64

  init(_ value: UInt64) { self.value = value }

  /// The fingerprint of a proposal's content; `nil` where it says nothing.
  public init?(of proposal: Proposal) {
    guard let content = Content(of: proposal) else { return nil }
    value = Self.mix([Self.hash(content.title.utf8), Self.hash(content.abstract.utf8)])
  }

  /// FNV-1a with a finish that spreads short inputs over all bits.
  static func hash(_ octets: some Sequence<UInt8>) -> UInt64 {
    spread(octets.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
  }

  /// One value for a sequence of values; their order counts.
  static func mix(_ values: some Sequence<UInt64>) -> UInt64 {
    values.reduce(0x9e37_79b9_7f4a_7c15) { spread(($0 ^ $1) &* 0xff51_afd7_ed55_8ccd) }
  }

  private static func spread(_ value: UInt64) -> UInt64 {
    let value = (value ^ (value >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return value ^ (value >> 29)
  }
}

/// What two copies of a proposal share however they travelled: the words of its title and
/// of its abstract.
///
/// Wrapping, quoting, marks, case, biographies and letters do not count.
struct Content: Hashable, Sendable {
  let title: String
  let abstract: String

  /// `nil` where neither title nor abstract has a word: nothing equals nothing.
  init?(of proposal: Proposal) {
    self.init(title: TitleKey(proposal.title), abstract: (proposal.abstract ?? "").folded)
  }

  /// Takes an abstract's folded words.
  init?(title key: TitleKey?, abstract: String) {
    title = key?.text ?? ""
    self.abstract = abstract
    guard !title.isEmpty || !abstract.isEmpty else { return nil }
  }
}
