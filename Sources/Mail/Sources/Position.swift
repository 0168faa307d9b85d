/// How far an mbox file was read, and enough of the file to know whether it is still so.
///
/// Others store it and hand it back; only the mbox reader looks inside. It says nothing
/// of devices and inodes, so that a mailbox restored from a backup goes on where it was.
public struct Position: Sendable, Codable, Equatable {
  /// The file's length when its end was last measured.
  var size: Int
  /// When the file had last changed then, in nanoseconds since 1970: while neither is
  /// different there is nothing to read.
  var modified: Int
  /// The octet after the last message settled and the blank line behind it.
  var offset: Int
  /// Where the `From_` line of the last message settled begins.
  var lastStart: Int
  /// How many messages lie before ``offset``.
  var count: Int
  /// The digest of the first ``headLength`` octets, or of all before ``offset`` where
  /// those are fewer.
  var head: Digest
  /// The digest of the last ``tailLength`` octets before ``offset``.
  var tail: Digest

  static let headLength = 1024
  static let tailLength = 4096
}
