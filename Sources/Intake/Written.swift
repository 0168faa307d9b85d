import Foundation
import Mail
import Proposals

/// Of what the packets, the booklet and the site of an audience were written.
///
/// Each is told by a digest of all that it is made from. It is a hint: without it they are
/// written anew.
struct Written: Codable, Equatable {
  /// Where the files lie that this tells of, and the state directory whose runs wrote them.
  struct Place: Codable, Equatable {
    let folder: String
    let state: String
  }

  /// Where a member's files lie; `nil` for those in the state directory.
  var place: Place?
  /// The view that every packet shows; `nil` while they are changed from one to the
  /// other, so that a run cut off in between is not taken for whole.
  var packets: String?
  var booklet: String?
  var site: String?
  /// What every page of the site is made from beside its submission.
  var pages: String?
  /// The submissions that the site shows and their versions, as ``lines(of:)`` has them.
  ///
  /// One text is read in a small part of the time that a value for each takes.
  var shown: String?

  /// Nothing was written, as far as is known.
  init() {}

  /// Reads the file at `path`; an absent or foreign file tells nothing.
  init(reading path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return }
    do {
      self = try JSONDecoder().decode(Written.self, from: data)
    } catch {
      self = Written()
    }
  }

  /// Writes the file at `path`.
  func keep(at path: String) throws(Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do {
      try WholeFile.write(Array(try encoder.encode(self)), to: path)
    } catch {
      throw Failure("\(path): cannot be written: \(error)", status: .tryAgain)
    }
  }

  /// A digest of `parts`, the same for the same parts in the same order.
  static func key(of parts: [String]) -> String {
    var octets: [UInt8] = []
    for part in parts {
      octets += "\(part.utf8.count):".utf8
      octets += part.utf8
    }
    return Digest(of: octets).description
  }

  /// Submissions and their versions, one a line: `KVM08-007 3`.
  static func lines(of versions: [(code: SubmissionCode, version: Int)]) -> [String] {
    versions.map { "\($0.code) \($0.version)" }
  }
}
