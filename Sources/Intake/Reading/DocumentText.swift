import Sandbox

/// What another program made of a document.
enum DocumentText: Codable {
  case text(String)
  /// None, and why not: the rest of a sentence that begins with the document.
  case unread(because: String)

  /// The text, where there is one.
  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }
}

/// Gets the text out of PDF documents by poppler's `pdftotext`, where that is installed.
public struct PDFConversion {
  /// The octets of the largest document that is read; papers have up to 10 MB.
  private static let most = 32 << 20
  /// The octets of text that are read of one.
  private static let mostText = 4 << 20
  private static let bounds = Bounds(memory: 512 << 20, seconds: 10)

  /// The program's path; `nil` where it is not installed.
  public let program: String?
  /// What holds it in, once it was needed.
  private var conversion: Conversion?

  /// Finds the program.
  public init() {
    program = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].first(where: Conversion.isProgram)
  }

  /// The text of `document`.
  ///
  /// - Throws: ``SandboxError`` where no process can be started now.
  mutating func text(of document: [UInt8]) throws(SandboxError) -> DocumentText {
    guard let program else {
      return .unread(because: "is a PDF, and pdftotext is not installed to read it")
    }
    guard document.count <= Self.most else {
      return .unread(because: "has more than \(Self.most >> 20) MiB and was not read")
    }
    switch try conversion(by: program).output(of: document, most: Self.mostText) {
    case .success(let octets): return .text(String(decoding: octets, as: UTF8.self))
    case .failure(let loss):
      return .unread(because: "could not be read: pdftotext \(loss.predicate)")
    }
  }

  private mutating func conversion(by program: String) throws(SandboxError) -> Conversion {
    if let conversion { return conversion }
    let made = try Conversion(
      by: program, ["-q", "-nopgbrk", "-enc", "UTF-8", "-", "-"], within: Self.bounds)
    conversion = made
    return made
  }
}
