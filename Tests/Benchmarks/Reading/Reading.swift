import Dispatch
import Foundation
import Mail
import Synchronization

/// Reads a mailbox with `Mail` alone: `reading CORES MAILBOX` splits, hashes and parses every
/// message in one process, decodes its text and its attachments, and prints how many messages,
/// octets of text and octets of parts that were.
@main struct Reading {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let cores = Int(words[1]), cores > 0 else {
      throw Fault(sentence: "usage: reading CORES MAILBOX")
    }
    Message.prepare()
    let sum = Mutex(Sum())
    try MailSources.open(path: words[2]).forEachBatch { batch in
      let messages = batch.messages
      // Shares are small, so that cores end together: a few messages are most of a mailbox.
      let size = cores == 1 ? max(1, messages.count) : 16
      let shares = (messages.count + size - 1) / size
      let read = { @Sendable (share: Int) in
        var read = Sum()
        for raw in messages[(share * size)..<min(messages.count, (share + 1) * size)] {
          do {
            read.add(Message(parsing: try raw.octets.whole()), try Identity(of: raw.octets))
          } catch {
            fatalError("\(raw.source): \(error)")
          }
        }
        sum.withLock { $0.add(read) }
      }
      if cores == 1 {
        (0..<shares).forEach(read)
      } else {
        DispatchQueue.concurrentPerform(iterations: shares, execute: read)
      }
    }
    let total = sum.withLock(\.self)
    print(total.messages, "messages", total.text, "octets of text", total.parts, "octets of parts")
  }

  private struct Fault: Error {
    let sentence: String
  }

  /// What was read.
  private struct Sum {
    var messages = 0
    var text = 0
    var parts = 0
    var digests: UInt8 = 0

    mutating func add(_ message: Message, _ identity: Identity) {
      messages += 1
      text += message.body.reduce(0) { $0 + $1.text.utf8.count }
      parts += message.parts.reduce(0) { $0 + $1.content.count }
      digests ^= identity.digest.octets[0] ^ identity.delivery.octets[0]
    }

    mutating func add(_ other: Sum) {
      messages += other.messages
      text += other.text
      parts += other.parts
      digests ^= other.digests
    }
  }
}
