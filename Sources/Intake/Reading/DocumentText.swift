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

  /// The texts of `documents`, in their order, on all cores.
  ///
  /// - Throws: ``SandboxError`` where no process can be started now.
  mutating func texts(of documents: [[UInt8]]) throws(SandboxError) -> [DocumentText] {
    guard !documents.isEmpty else { return [] }
    guard let program else {
      let reason = "is a PDF, and pdftotext is not installed to read it"
      return documents.map { _ in .unread(because: reason) }
    }
    let conversion = try conversion(by: program)
    return try concurrently(documents) { document throws(SandboxError) in
      try Self.text(of: document, by: conversion)
    }
  }

  private static func text(
    of document: [UInt8], by conversion: Conversion
  ) throws(SandboxError) -> DocumentText {
    guard document.count <= most else {
      return .unread(because: "has more than \(most >> 20) MiB and was not read")
    }
    switch try conversion.output(of: document, most: mostText) {
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
