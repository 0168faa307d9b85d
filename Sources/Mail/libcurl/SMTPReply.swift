/// One reply of a mail server (RFC 5321, 4.2): a code, and what it says.
struct SMTPReply: Equatable {
  var code: Int
  /// The texts of its lines, without the code.
  var lines: [String]

  /// Whether the server says "not now".
  var isTemporary: Bool { (400..<500).contains(code) }
  /// Whether the server says "no".
  var isPermanent: Bool { (500..<600).contains(code) }

  /// The code and the enhanced status code (RFC 3463), without the server's own words.
  var number: String {
    let first = lines.first?.prefix { $0 != " " } ?? ""
    let isStatus = first.wholeMatch(of: #/[245]\.\d{1,3}\.\d{1,3}/#) != nil
    return isStatus ? "\(code) \(first)" : "\(code)"
  }

  /// The reply on one line, without addresses, and without `password` where the server repeats
  /// it.
  func sentence(hiding password: String?) -> String {
    var text = "\(code) " + lines.joined(separator: " ")
    if let password { text = text.replacing(password, with: "…") }
    return TroubleText.line(text)
  }
}

/// The replies of one exchange, put together from the lines as they come.
struct SMTPReplies {
  private(set) var all: [SMTPReply] = []
  private var unfinished: [String] = []

  /// Takes in one line, its line end included.
  mutating func add(_ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    guard let code = Int(text.utf8.prefix(3).map { String(UnicodeScalar($0)) }.joined()),
      code >= 100, unfinished.count < 1000
    else { return }
    unfinished.append(String(text.dropFirst(4).prefix(512).filter { !$0.isNewline }))
    guard line.count < 4 || line[3] != 0x2D else { return }
    all.append(SMTPReply(code: code, lines: unfinished))
    unfinished = []
  }
}
