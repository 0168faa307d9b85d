import CYTNEF
import Foundation
import Mail
import Testing

/// libytnef as the yardstick for mail in Outlook's format, on streams that are well formed and
/// within its limits.
@Suite struct `Outlook's format` {
  @Test(arguments: ["body-and-attachments", "with-a-message-in-it", "old-body-in-windows-1252"])
  func `holds the files that libytnef finds`(name: String) throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    let mail = try Data(contentsOf: corpus.appending(path: "wild/winmail-\(name).eml"))
    let message = Message(parsing: [UInt8](mail))
    let outer = try #require(message.parts.first)

    let children = message.parts.dropFirst().filter { $0.path.split(separator: ".").count == 2 }
    let expected = try #require(Self.attachments(in: outer.content))
    #expect(children.filter(\.isAttachment).map(\.content.count) == expected)
  }

  /// The octets of each attachment, those of an enclosed message without its interface's name;
  /// `nil` where libytnef does not read the stream.
  private static func attachments(in stream: [UInt8]) -> [Int]? {
    var stream = stream
    var tnef = unsafe TNEFStruct()
    unsafe TNEFInitialize(&tnef)
    defer { unsafe TNEFFree(&tnef) }
    let code = unsafe stream.withUnsafeMutableBufferPointer {
      unsafe TNEFParseMemory($0.baseAddress, $0.count, &tnef)
    }
    guard code == 0 else { return nil }
    var sizes: [Int] = []
    var next = unsafe tnef.starting_attach.next
    while let attachment = unsafe next {
      let size = unsafe Int(attachment.pointee.FileData.size)
      // PR_ATTACH_DATA_OBJ: a property of kind 0x0D.
      let object = unsafe MAPIFindProperty(&attachment.pointee.MAPI, 0x3701_000D)
      let isObject = unsafe size == 0 && object != nil && Int(bitPattern: object) != -1
      sizes.append(unsafe isObject ? Int(object?.pointee.size ?? 16) - 16 : size)
      unsafe next = attachment.pointee.next
    }
    return sizes
  }
}
