import CXML2

/// A piece of an HTML document, in document order.
enum HTMLToken {
  case open(HTMLElement)
  case text(String)
  /// The end of the element opened last that is still open.
  case close
}

/// An HTML element's start: its kind, and the attributes that reading needs.
struct HTMLElement {
  var kind: HTMLKind
  /// Their names are in lower case; an element has so few that nothing finds one faster.
  var attributes: [(name: String, value: String)] = []

  /// The value of an attribute; `nil` where the element has none of that name.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

extension HTMLToken {
  private static let wanted: Set<String> = [
    "href", "src", "alt", "style", "hidden", "type", "cite", "class", "id", "width", "height",
    "start", "aria-hidden",
  ]

  /// Calls `body` with the elements and texts of `html`, which is UTF-8, one after the other.
  ///
  /// libxml2 reads what browsers read. Its tree is walked without recursion and freed before
  /// this returns; where it gives none, `body` is not called.
  static func forEach(in html: [UInt8], _ body: (HTMLToken) -> Void) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | XML_PARSE_HUGE.rawValue
    unsafe html.withUnsafeBytes { octets in
      guard let base = octets.baseAddress, octets.count <= Int(Int32.max) else { return }
      let document = unsafe htmlReadMemory(
        base.assumingMemoryBound(to: CChar.self), Int32(octets.count), nil,
        "UTF-8", Int32(options))
      guard let document = unsafe document else { return }
      defer { unsafe xmlFreeDoc(document) }
      unsafe walk(document, body)
    }
  }

  @unsafe private static func walk(_ document: xmlDocPtr, _ body: (HTMLToken) -> Void) {
    var node = unsafe xmlDocGetRootElement(document)
    while let current = unsafe node {
      let type = unsafe current.pointee.type
      if type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE {
        if let content = unsafe current.pointee.content {
          body(.text(unsafe String(cString: content)))
        }
      } else if type == XML_ELEMENT_NODE {
        body(.open(unsafe element(current)))
        if let child = unsafe current.pointee.children {
          unsafe node = child
          continue
        }
        body(.close)
      }
      var here = unsafe current
      while unsafe here.pointee.next == nil {
        guard let parent = unsafe here.pointee.parent,
          unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return }
        body(.close)
        unsafe here = parent
      }
      unsafe node = here.pointee.next
    }
  }

  @unsafe private static func element(_ node: xmlNodePtr) -> HTMLElement {
    var attributes: [(name: String, value: String)] = []
    var attribute = unsafe node.pointee.properties
    while let current = unsafe attribute {
      let name = unsafe String(cString: current.pointee.name)
      if wanted.contains(name) {
        let content = unsafe current.pointee.children?.pointee.content
        attributes.append((name, unsafe content.map { unsafe String(cString: $0) } ?? ""))
      }
      unsafe attribute = current.pointee.next
    }
    let kind = HTMLKind(name: unsafe String(cString: node.pointee.name))
    return HTMLElement(kind: kind, attributes: attributes)
  }
}
