import CXML2

/// A piece of an HTML document, in document order.
enum HTMLToken {
  case open(HTMLElement)
  case text(String)
  /// The end of the element opened last that is still open.
  case close
}

/// An HTML element's start: its name in lower case, and the attributes that reading needs.
struct HTMLElement {
  var name: String
  var attributes: [String: String]
}

extension HTMLToken {
  private static let wanted: Set<String> = [
    "href", "src", "alt", "style", "hidden", "type", "cite", "class", "id", "width", "height",
    "start", "aria-hidden",
  ]

  /// The elements and texts of `html`, which is UTF-8.
  ///
  /// libxml2 reads what browsers read. Its tree is walked without recursion, copied and freed
  /// before this returns. `nil` where it gives none.
  static func tokens(of html: [UInt8]) -> [HTMLToken]? {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
    return unsafe html.withUnsafeBytes { octets -> [HTMLToken]? in
      guard let base = octets.baseAddress, octets.count <= Int(Int32.max) else { return nil }
      let document = unsafe htmlReadMemory(
        base.assumingMemoryBound(to: CChar.self), Int32(octets.count), nil,
        "UTF-8", Int32(options))
      guard let document = unsafe document else { return nil }
      defer { unsafe xmlFreeDoc(document) }
      return unsafe walk(document)
    }
  }

  @unsafe private static func walk(_ document: xmlDocPtr) -> [HTMLToken] {
    var tokens: [HTMLToken] = []
    var node = unsafe xmlDocGetRootElement(document)
    while let current = unsafe node {
      let type = unsafe current.pointee.type
      if type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE {
        if let content = unsafe current.pointee.content {
          tokens.append(.text(unsafe String(cString: content)))
        }
      } else if type == XML_ELEMENT_NODE {
        tokens.append(.open(unsafe element(current)))
        if let child = unsafe current.pointee.children {
          unsafe node = child
          continue
        }
        tokens.append(.close)
      }
      var here = unsafe current
      while unsafe here.pointee.next == nil {
        guard let parent = unsafe here.pointee.parent,
          unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return tokens }
        tokens.append(.close)
        unsafe here = parent
      }
      unsafe node = here.pointee.next
    }
    return tokens
  }

  @unsafe private static func element(_ node: xmlNodePtr) -> HTMLElement {
    var attributes: [String: String] = [:]
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      let name = unsafe String(cString: current.pointee.name)
      if wanted.contains(name) {
        let content = unsafe current.pointee.children?.pointee.content
        attributes[name] = unsafe content.map { unsafe String(cString: $0) } ?? ""
      }
      unsafe attribute = current.pointee.next
    }
    return HTMLElement(name: unsafe String(cString: node.pointee.name), attributes: attributes)
  }
}
