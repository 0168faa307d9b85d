import Mail

extension Message {
  /// The mail of ours that could not be delivered, where the message is a report that says so.
  ///
  /// A delay is no failure; a server that tells of one goes on trying (RFC 3464, 2.3.3).
  var returned: Draft.Returned? {
    guard let report, report.kind == .delivery, let id = report.originalMessageID,
      AcknowledgementID.hasMark(id),
      let failed = report.recipients.first(where: \.isFailed)
    else { return nil }
    let words = [failed.status, failed.diagnostic].compactMap { $0 }.filter { !$0.isEmpty }
    return Draft.Returned(id, because: words.isEmpty ? "it failed" : words.joined(separator: " "))
  }
}

extension Report.Recipient {
  /// Whether the mail will not reach this person: by the action, or by a status of class 5 (RFC
  /// 3463, 3.1).
  fileprivate var isFailed: Bool {
    action == "failed" || action == nil && status?.hasPrefix("5") ?? false
  }
}
