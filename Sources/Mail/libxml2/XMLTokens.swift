import CXML2

/// A piece of an XML document, in document order; names are without their prefix.
enum XMLToken {
  case open(name: String, attributes: [String: String])
  case text(String)
  case close(name: String)
}

extension XMLToken {
  /// Hands the tokens of `xml` to `take`, one at a time.
  ///
  /// libxml2 reads the document as a stream: no tree is built, no entity that the document
  /// declares is put in, and nothing is loaded from elsewhere.
  ///
  /// - Parameters:
  ///   - limit: The number of elements and texts that are read.
  ///   - attributes: The names of the attributes that `take` wants.
  /// - Returns: Whether that was all of the document: it is well formed, and within `limit`.
  static func read(
    _ xml: [UInt8], limit: Int, attributes: Set<String>, _ take: (XMLToken) -> Void
  ) -> Bool {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue
    return unsafe xml.withUnsafeBytes { octets -> Bool in
      guard let base = octets.baseAddress, octets.count <= Int(Int32.max) else { return false }
      let opened = unsafe xmlReaderForMemory(
        base.assumingMemoryBound(to: CChar.self), Int32(octets.count), nil, nil, Int32(options))
      guard let reader = unsafe opened else { return false }
      defer { unsafe xmlFreeTextReader(reader) }
      // Some faults are told on standard error in spite of the options.
      unsafe xmlTextReaderSetStructuredErrorHandler(reader, { _, _ in }, nil)
      for _ in 0..<limit {
        let code = unsafe xmlTextReaderRead(reader)
        guard code == 1 else { return code == 0 }
        switch unsafe xmlTextReaderNodeType(reader) {
        case Int32(XML_READER_TYPE_ELEMENT.rawValue):
          let name = unsafe localName(reader)
          let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
          take(.open(name: name, attributes: unsafe values(of: reader, wanted: attributes)))
          if isEmpty { take(.close(name: name)) }
        case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
          take(.close(name: unsafe localName(reader)))
        case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
          Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
          if let value = unsafe xmlTextReaderConstValue(reader) {
            take(.text(unsafe String(cString: value)))
          }
        default: break
        }
      }
      return false
    }
  }

  @unsafe private static func localName(_ reader: xmlTextReaderPtr) -> String {
    unsafe xmlTextReaderConstLocalName(reader).map { unsafe String(cString: $0) } ?? ""
  }

  /// The attributes of the element that `reader` is at, without their prefixes.
  @unsafe private static func values(
    of reader: xmlTextReaderPtr, wanted: Set<String>
  ) -> [String: String] {
    var values: [String: String] = [:]
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      let name = unsafe localName(reader)
      guard wanted.contains(name), let value = unsafe xmlTextReaderConstValue(reader) else {
        continue
      }
      values[name] = unsafe String(cString: value)
    }
    return values
  }
}
