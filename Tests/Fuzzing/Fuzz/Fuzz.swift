import Foundation
import Mail

/// libFuzzer's own main: SwiftPM gives the program's another name.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Reads the messages that libFuzzer makes up; all that can be asked of one is asked.
@main struct Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments) { data, count in fuzz(data, count) })
  }
}

private func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let octets = [UInt8](UnsafeBufferPointer(start: data, count: count))
  let message = Message(parsing: octets)
  var asked = ask(message)
  asked +=
    message.received(trustedHops: 3, delivered: nil, now: Date(timeIntervalSince1970: 0))
    .witness.rawValue.utf8.count
  asked += Identity(of: octets).delivery.octets.count
  // Something has to be done with it, or the optimiser asks nothing.
  return asked < 0 ? 1 : 0
}

private func ask(_ message: Message) -> Int {
  var asked = message.text.utf8.count + message.subject.utf8.count
  let people =
    message.from + message.replyTo + message.to + message.cc + [message.sender].compactMap { $0 }
  for address in people { asked += address.key.utf8.count + (address.name ?? "").utf8.count }
  let identifiers = message.references + message.inReplyTo + [message.messageID].compactMap { $0 }
  for identifier in identifiers { asked += identifier.description.utf8.count }
  for field in message.header.fields { asked += field.name.utf8.count + field.value.utf8.count }
  for part in message.parts {
    asked += part.content.count + part.path.utf8.count + part.digest.description.utf8.count
    asked += (part.text ?? "").utf8.count + (part.name ?? "").utf8.count
  }
  for line in message.body { asked += line.text.utf8.count + line.depth }
  for defect in message.defects { asked += defect.sentence.utf8.count }
  asked += message.obstacle?.sentence.utf8.count ?? 0
  for enclosed in message.enclosed { asked += ask(enclosed) }
  return asked
}
