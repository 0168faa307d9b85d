import Foundation
import Testing

@testable import Mail

@Suite struct `Delivering through a mail program` {
  private let scratch: Scratch
  private let mail = Array("Subject: Hello\n\nHello\n".utf8)
  private let ada = Envelope(from: nil, to: ["ada@example.org"])

  init() throws { scratch = try Scratch() }

  /// A delivery through a shell script of these lines.
  private func program(_ script: String, seconds: Int = 20) throws -> SendmailDelivery {
    let path = try scratch.write("#!/bin/sh\ncd \(scratch.path)\n\(script)\n", to: "sendmail")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return SendmailDelivery(through: path, seconds: seconds)
  }

  /// Delivers on a thread of its own: a delivery waits, and the threads that tests share must not.
  private func deliver(
    _ mail: [UInt8], by delivery: SendmailDelivery, to envelope: Envelope
  ) async throws -> Handover {
    try await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { try delivery.deliver(mail, in: envelope, named: "1") })
      }
    }.get()
  }

  private func text(of name: String) throws -> String {
    try String(contentsOfFile: scratch(name), encoding: .utf8)
  }

  @Test func `hands over the mail and its envelope, each recipient by itself`() async throws {
    let delivery = try program("for a; do echo \"[$a]\"; done > arguments; cat > mail")
    let envelope = Envelope(from: nil, to: ["ada@example.org", "-oQ/tmp", "a b;id@example.org"])
    let handover = try await deliver(mail, by: delivery, to: envelope)
    #expect(handover == .delivered("\(scratch("sendmail")) has it"))
    #expect(
      try text(of: "arguments")
        == "[-i]\n[-f]\n[<>]\n[--]\n[ada@example.org]\n[-oQ/tmp]\n[a b;id@example.org]\n")
    #expect(try text(of: "mail") == "Subject: Hello\n\nHello\n")

    let bouncing = Envelope(from: "bounces@example.org", to: ["ada@example.org"])
    _ = try await deliver(mail, by: delivery, to: bouncing)
    #expect(try text(of: "arguments").contains("[-f]\n[bounces@example.org]\n"))
  }

  @Test(arguments: [
    (65, "refused"), (67, "refused"), (68, "refused"), (69, "refused"), (71, "later"),
    (73, "later"), (74, "later"), (75, "later"), (76, "later"), (1, "later"), (2, "later"),
    (64, "unusable"), (70, "unusable"), (72, "unusable"), (77, "unusable"), (78, "unusable"),
    (126, "unusable"), (127, "unusable"),
  ])
  func `reads exit codes by their meaning, and keeps the first complaint`(
    code: Int, meaning: String
  ) async throws {
    let delivery = try program(
      "echo \"mail for <ada@example.org> is $((40 + 2))\" >&2; echo more >&2; exit \(code)")
    do {
      switch try await deliver(mail, by: delivery, to: ada) {
      case .refused(let sentence):
        #expect(meaning == "refused")
        #expect(sentence.hasSuffix("(\(code)): mail for <…> is 42"))
      case .tryLater(let sentence):
        #expect(meaning == "later")
        #expect(sentence.hasSuffix("(\(code)): mail for <…> is 42"))
      case .delivered, .uncertain: Issue.record("\(code) is neither")
      }
    } catch let error as TransportError {
      #expect(meaning == "unusable")
      #expect(!error.isTemporary)
      #expect(error.description.contains("is 42"))
    }
  }

  @Test func `does not know what became of a mail whose program was killed`() async throws {
    let delivery = try program("kill -9 $$")
    guard case .uncertain(let sentence) = try await deliver(mail, by: delivery, to: ada) else {
      Issue.record("it is certain")
      return
    }
    #expect(sentence.contains("signal 9"))
  }

  @Test func `ends a program that takes too long, with what it started`() async throws {
    let delivery = try program("sleep 3600 & echo $! > child; sleep 3600", seconds: 1)
    guard case .uncertain(let sentence) = try await deliver(mail, by: delivery, to: ada) else {
      Issue.record("it is certain")
      return
    }
    #expect(sentence.contains("more than 1 second"))
    let child = try #require(Int(try text(of: "child").dropLast()))
    for _ in 1...50 where RunningProcess.exists(child) && !isZombie(child) {
      RunningProcess.pause(milliseconds: 100)
    }
    #expect(!RunningProcess.exists(child) || isZombie(child))
  }

  private func isZombie(_ process: Int) -> Bool {
    (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))?.contains(") Z") ?? true
  }

  @Test func `is not held up by a program that reads nothing, or leaves children`() async throws {
    let large = [UInt8](repeating: 0x61, count: 3_000_000)
    let delivery = try program("sleep 3600 & echo $! > child; exit 0", seconds: 1800)
    #expect(
      try await deliver(large, by: delivery, to: ada)
        == .delivered("\(scratch("sendmail")) has it"))
    let child = try #require(pid_t(try text(of: "child").dropLast()))
    #expect(kill(child, SIGKILL) == 0, "it was waited for, or ended")
  }

  @Test func `says when the program is not there`() throws {
    let delivery = SendmailDelivery(through: scratch("nothing"), seconds: 5)
    #expect(!delivery.isOpen)
    let error = #expect(throws: TransportError.self) { try delivery.open() }
    #expect(error?.description.contains("delivery.program") ?? false)
  }
}
