import Foundation
import Mail

/// A message as text that a person can read and compare: all that reading finds in it.
func dump(_ message: Message) -> String {
  var lines: [String] = []
  func add(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { lines.append("\(name): \(value)") }
  }
  func list(_ addresses: [Address]) -> String {
    addresses.map { address in "\(address.name ?? "") <\(address.address)>" }.joined(
      separator: ", ")
  }
  add("from", list(message.from))
  add("sender", message.sender.map { list([$0]) })
  add("reply-to", list(message.replyTo))
  add("to", list(message.to))
  add("cc", list(message.cc))
  add("return-path", message.returnPath.map { $0 == .null ? "<>" : "\($0)" })
  add("subject", message.subject)
  add("date", message.date.map { $0.formatted(.iso8601) })
  add("message-id", message.messageID?.description)
  add("in-reply-to", message.inReplyTo.map(\.description).joined(separator: " "))
  add("references", message.references.map(\.description).joined(separator: " "))
  for part in message.parts { lines.append(dump(part)) }
  for line in message.body {
    lines.append("\(line.role.rawValue) \(String(repeating: ">", count: line.depth))| \(line.text)")
  }
  if let report = message.report { lines += dump(report) }
  for defect in message.defects { lines.append("defect: \(defect.sentence)") }
  add("obstacle", message.obstacle?.sentence)
  for enclosed in message.enclosed {
    lines += ["enclosed:"] + dump(enclosed).split(separator: "\n").map { "  " + $0 }
  }
  return lines.joined(separator: "\n") + "\n"
}

private func dump(_ report: Report) -> [String] {
  let about = [
    report.originalMessageID?.description, report.envelopeID.map { "envelope \($0)" },
    report.disposition,
  ].compactMap { $0 }
  return [(["report: \(report.kind)"] + about).joined(separator: " ")]
    + report.recipients.map { recipient in
      let said = [recipient.action, recipient.status, recipient.diagnostic].compactMap { $0 }
      let original = recipient.original.map { " for \($0)" } ?? ""
      return "reported: <\(recipient.address)>\(original) " + said.joined(separator: ", ")
    }
}

private func dump(_ part: Part) -> String {
  var words = ["part \(part.path)", part.type]
  if let charset = part.charset { words.append("charset=\(charset)") }
  if let disposition = part.disposition { words.append(disposition) }
  if let name = part.name { words.append("\"\(name)\"") }
  words.append("\(part.content.count) octets")
  if part.isAttachment { words.append("attachment") }
  if part.isAttachment, let text = part.text { words.append(String(reflecting: text)) }
  return words.joined(separator: " ")
}
