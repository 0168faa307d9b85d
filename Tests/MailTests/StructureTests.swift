import CEtpan
import Foundation
import Testing

@testable import Mail

/// The corpus's well-formed mail.
private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Corpus/rfc")

private func names() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".eml") }.sorted()
}

@Suite struct `The structure of well-formed mail` {
  /// Where libetpan finds something else: see Deviations.
  private static let deviations: Set<String> = ["digest.eml", "global-message.eml"]

  @Test(arguments: try names())
  func `is what libetpan finds`(name: String) throws {
    let octets = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    let expected = try #require(LibetpanStructure.outline(of: octets))
    let found = Mail.StructureWalk.structure(of: octets[...], limits: Limits()).outline
    #expect((found == expected) != Self.deviations.contains(name), "\(found), not \(expected)")
  }
}

extension Structure {
  /// The kinds of the entities, nested as they are: `multipart/mixed(text/plain,image/png)`.
  var outline: String {
    let children = children()
    func outline(_ index: Int) -> String {
      let inner = children[index].map(outline)
      return entities[index].type.name + (inner.isEmpty ? "" : "(\(inner.joined(separator: ",")))")
    }
    return outline(0)
  }
}

/// The structure that libetpan's MIME parser finds, which is only given mail of our own: it
/// is no judge of odd mail, and crashes on some.
enum LibetpanStructure {
  /// The same outline as ``Structure/outline``; `nil` where libetpan reads nothing.
  static func outline(of octets: [UInt8]) -> String? {
    unsafe octets.withUnsafeBytes { buffer -> String? in
      let text = unsafe buffer.assumingMemoryBound(to: CChar.self).baseAddress
      var position = 0
      var root: UnsafeMutablePointer<mailmime>?
      let code = unsafe mailmime_parse(text, buffer.count, &position, &root)
      guard Int(code) == Int(MAILIMF_NO_ERROR), let root = unsafe root else { return nil }
      defer { unsafe mailmime_free(root) }
      guard let message = unsafe root.pointee.mm_data.mm_message.mm_msg_mime else { return nil }
      return unsafe outline(message)
    }
  }

  @unsafe private static func outline(_ entity: UnsafeMutablePointer<mailmime>) -> String {
    var inner: [String] = []
    let name: String
    switch unsafe Int(entity.pointee.mm_type) {
    case Int(MAILMIME_MULTIPLE):
      unsafe inner = values(of: entity.pointee.mm_data.mm_multipart.mm_mp_list) {
        unsafe outline($0)
      }
    case Int(MAILMIME_MESSAGE):
      if let message = unsafe entity.pointee.mm_data.mm_message.mm_msg_mime {
        unsafe inner = [outline(message)]
      }
    default: break
    }
    if let content = unsafe entity.pointee.mm_content_type {
      name = unsafe ContentTypeField.copy(of: content.pointee)?.name ?? "?"
    } else {
      name = "text/plain"
    }
    return name + (inner.isEmpty ? "" : "(\(inner.joined(separator: ",")))")
  }
}
