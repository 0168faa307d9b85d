/// Makes HTML bearable for libxml2, whose cost grows with the square of the attributes of one
/// tag, and with open elements times end tags.
///
/// What a browser would show stays: attributes beyond a hundred, end tags that end nothing
/// and elements nested beyond all use are blanked out, the texts in them are kept.
struct HTMLFilter {
  private static let attributeLimit = 100
  /// What libxml2 itself allows by default; replies in replies reach 200.
  private static let depthLimit = 256

  private let html: ArraySlice<UInt8>
  private let elementLimit: Int
  private let nodeLimit: Int
  /// The ranges that are left out, in order, and whether a blank takes their place.
  private var dropped: [(range: Range<Int>, isBlank: Bool)] = []
  private var isCommentEndless = false
  /// The quotes that open somewhere and never close behind.
  private var endless: Set<UInt8> = []
  /// What is known of the elements of each name, and where that is.
  private var elements = Self.known
  private var places = Self.knownPlaces
  private var depth = 0
  /// How many elements there were that are not left out, and with them how many of what
  /// libxml2 makes of each: itself, its text and its attributes.
  private var count = 0
  private var nodes = 0
  private var isCut = false

  /// `html`, without what would cost too much, and the limit that cut elements from it, if one
  /// did.
  ///
  /// Beyond the first thousand, each element has to bring sixteen octets along: that is what
  /// libxml2 takes the time of. The elements of mail in the wild have twenty and more.
  static func bearable(_ html: [UInt8], nodeLimit: Int) -> (html: [UInt8], cut: Int?) {
    var filter = HTMLFilter(html: html[...], nodeLimit: nodeLimit)
    filter.run()
    return (escapingStraySigns(filter.result), filter.isCut ? filter.count : nil)
  }

  /// The octets without the ranges that are left out.
  private var result: [UInt8] {
    guard !dropped.isEmpty else { return [UInt8](html) }
    var result: [UInt8] = []
    result.reserveCapacity(html.count)
    var position = 0
    for (range, isBlank) in dropped {
      result += html[position..<range.lowerBound]
      if isBlank { result.append(0x20) }
      position = range.upperBound
    }
    return result + html[position...]
  }

  /// `html` with all but the first of the `&` escaped that begin no entity: libxml2 writes an
  /// error for each of them, which costs more than the octets around it.
  private static func escapingStraySigns(_ html: [UInt8]) -> [UInt8] {
    let octets = html[...]
    var result: [UInt8] = []
    var copied = 0
    var strays = 0
    var position = 0
    while let sign = octets.index(of: 0x26, from: position) {
      position = sign + 1
      guard !beginsEntity(octets[position...]) else { continue }
      strays += 1
      guard strays > 1000 else { continue }
      result += octets[copied..<position]
      result += [0x61, 0x6D, 0x70, 0x3B]
      copied = position
    }
    return copied == 0 ? html : result + octets[copied...]
  }

  /// Whether `text` goes on as behind the `&` of an entity: `amp;`, `#38;`.
  private static func beginsEntity(_ text: ArraySlice<UInt8>) -> Bool {
    if text.first == 0x23 { return true }
    let name = text.prefix(9).prefix { $0.isLetter || $0.isDigit }
    guard name.count > 1, name.endIndex < text.endIndex else { return false }
    return text[name.endIndex] == 0x3B
  }

  private init(html: ArraySlice<UInt8>, nodeLimit: Int) {
    self.html = html
    self.nodeLimit = nodeLimit
    elementLimit = 1000 + html.count / 16
  }

  private mutating func run() {
    var position = html.startIndex
    while let start = html.index(of: 0x3C, from: position), start + 1 < html.endIndex {
      let next = html[start + 1]
      if next.isLetter {
        position = startTag(at: start)
      } else if next == 0x2F {
        position = endTag(at: start)
      } else if html[start...].hasPrefix("<!--") {
        if !isCommentEndless, let end = html.index(of: [0x2D, 0x2D, 0x3E], from: start + 2) {
          position = end + 3
        } else {
          isCommentEndless = true
          // A comment that never ends would hide the rest.
          drop(start..<(start + 4))
          position = start + 4
        }
      } else if next == 0x21, html[(start + 2)...].first == 0x5B {
        // Outlook's `<![if …]>` and `<![endif]>`, which browsers take for comments.
        let end = html[start...].prefix(200).firstIndex(of: 0x3E).map { $0 + 1 } ?? start + 2
        if !html[start..<end].hasPrefix("<![cdata[") { drop(start..<end, isBlank: false) }
        position = end
      } else {
        position = start + 1
      }
    }
  }

  private mutating func drop(_ range: Range<Int>, isBlank: Bool = true) {
    dropped.append((range, isBlank))
  }

  private func name(from start: Int) -> HTMLName {
    var name = HTMLName()
    var end = start
    while end < html.endIndex, end - start < 32, html[end].isLetter || html[end].isDigit {
      name.append(html[end].lowercased)
      end += 1
    }
    return name
  }

  /// Where in ``elements`` the ones with `name` are.
  private mutating func place(of name: HTMLName) -> Int {
    if let place = places[name] { return place }
    places[name] = elements.count
    elements.append(Element())
    return elements.count - 1
  }

  /// Reads the tag at `start`, attributes and all.
  ///
  /// - Returns: Where what follows it begins; behind its text, where that is no HTML.
  private mutating func startTag(at start: Int) -> Int {
    let name = name(from: start + 1)
    var position = start + 1 + name.count
    var attributes = 0
    var quote: UInt8 = 0
    var wasBlank = false
    var excess: Int?
    while position < html.endIndex {
      let octet = html[position]
      if quote != 0 {
        if octet == quote { quote = 0 }
      } else if octet == 0x3E {
        break
      } else if octet == 0x22 || octet == 0x27,
        html[position - 1] == 0x3D || html[position - 1].isSpace, !endless.contains(octet)
      {
        quote = octet
      } else if octet.isSpace || octet == 0x2F {
        wasBlank = true
      } else if wasBlank || attributes == 0 {
        wasBlank = false
        attributes += 1
        if attributes > Self.attributeLimit, excess == nil { excess = position }
      }
      position += 1
    }
    if position == html.endIndex, quote != 0, let close = html.index(of: 0x3E, from: start) {
      // A quote that never ends would hide the rest: the tag ends at its first bracket.
      endless.insert(quote)
      drop(start..<(close + 1))
      return close + 1
    }
    let end = min(position + 1, html.endIndex)
    if html[(start + 1 + name.count)...].first == 0x3A {
      // `<o:p>`: a name of Office's own, which libxml2 takes for `<p>`.
      drop(start..<end, isBlank: false)
      return end
    }
    // What is left out now is only what comes later, however small that is.
    let kept = min(attributes, Self.attributeLimit) + 2
    isCut = isCut || count == elementLimit || nodes + kept > nodeLimit
    if !isCut {
      count += 1
      nodes += kept
    }
    let place = place(of: name)
    let kind = elements[place].kind
    let nests = kind != .endsByItself
    if kind == .void {
      if isCut { drop(start..<end) }
    } else if isCut || nests && depth >= Self.depthLimit {
      elements[place].open += 1
      elements[place].dropped += 1
      drop(start..<end)
      return end
    } else {
      elements[place].open += 1
      if nests { depth += 1 }
    }
    let next = kind == .raw ? rawTextEnd(of: name, at: place, from: end) : end
    if next == nil {
      // One that never ends would hide the rest.
      drop(start..<end)
    } else if let excess, !isCut {
      drop(excess..<position)
    }
    return next ?? end
  }

  /// Where the end tag of `name` begins, whose content is not HTML; `nil` where it never comes.
  private mutating func rawTextEnd(of name: HTMLName, at place: Int, from start: Int) -> Int? {
    guard !elements[place].isEndless else { return nil }
    var position = start
    while let found = html.index(of: [0x3C, 0x2F], from: position) {
      if self.name(from: found + 2) == name { return found }
      position = found + 2
    }
    elements[place].isEndless = true
    return nil
  }

  private mutating func endTag(at start: Int) -> Int {
    let name = name(from: start + 2)
    let end = html.index(of: 0x3E, from: start).map { $0 + 1 } ?? html.endIndex
    if html[(start + 2 + name.count)...].first == 0x3A {
      drop(start..<end, isBlank: false)
      return end
    }
    let place = place(of: name)
    let element = elements[place]
    if element.open > 0 { elements[place].open -= 1 }
    if element.dropped > 0 {
      elements[place].dropped -= 1
      drop(start..<end)
    } else if element.open == 0 {
      if name.count > 0 { drop(start..<end) }
    } else if element.kind != .endsByItself {
      depth -= 1
    }
    return end
  }

  private enum Kind {
    /// It has no end tag.
    case void
    /// The next element of its kind, or the end of what it is in, ends it, so that many in a
    /// row do not nest.
    case endsByItself
    /// Its content is not HTML.
    case raw
  }

  /// The elements of one name.
  private struct Element {
    var kind: Kind?
    /// How many are open, and how many of them were left out.
    var open = 0
    var dropped = 0
    /// Whether their content is not HTML, and no end tag comes any more.
    var isEndless = false
  }

  private static let (known, knownPlaces): ([Element], [HTMLName: Int]) = {
    var elements: [Element] = []
    var places: [HTMLName: Int] = [:]
    let names: [(Kind, String)] = [
      (.void, "br img hr meta link input col area base wbr param embed"),
      (.endsByItself, "p li td tr th dt dd option tbody thead tfoot colgroup"),
      (.raw, "script style title"),
    ]
    for (kind, words) in names {
      for word in words.split(separator: " ") {
        var name = HTMLName()
        for octet in word.utf8 { name.append(octet) }
        places[name] = elements.count
        elements.append(Element(kind: kind))
      }
    }
    return (elements, places)
  }()
}

/// The name of an element, up to 32 octets of it, in place: an array of them for each tag of a
/// document would cost more than all else that is done with it.
private struct HTMLName: Hashable {
  private var first: UInt128 = 0
  private var second: UInt128 = 0
  private(set) var count = 0

  mutating func append(_ octet: UInt8) {
    if count < 16 {
      first = first << 8 | UInt128(octet)
    } else {
      second = second << 8 | UInt128(octet)
    }
    count += 1
  }
}
