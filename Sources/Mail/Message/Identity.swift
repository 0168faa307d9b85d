/// What tells one delivery from another.
public struct Identity: Hashable, Sendable, Codable {
  /// The digest of the octets as they were found.
  public var digest: Digest
  /// The digest of the octets without the header fields that mail programs rewrite in
  /// place (`Status`, `X-Status`, `X-Keywords`, `X-UID`, `X-IMAP…`, `Content-Length`,
  /// `Lines`, `X-Mozilla-…`): two copies that differ only there are one delivery.
  public var delivery: Digest

  /// An identity on record.
  public init(digest: Digest, delivery: Digest) {
    self.digest = digest
    self.delivery = delivery
  }
}
