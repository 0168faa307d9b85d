/// What Outlook put into a file of its own (`winmail.dat`) in place of MIME: the body in up
/// to three forms, and the attachments (MS-OXTNEF).
///
/// The stream is read here, in memory-safe code; libytnef is the yardstick in tests on streams
/// that are well formed. Measured at 2.0, it refuses bodies of more than 100 kB and properties
/// of more than 512 kB, takes some kinds of property for shorter than they are, leaks, writes
/// to standard output, and walks all attachments anew for each attribute of one.
struct Outlook {
  /// The bodies, then the attachments, in order; their paths are not set.
  private(set) var files: [File] = []
  /// A sentence, where not all of the stream could be read.
  private(set) var fault: String?

  /// An attachment in the making.
  private struct Attachment {
    var title: String?
    var data: ArraySlice<UInt8>?
    var properties = OutlookProperties()
  }

  private var attachments: [Attachment] = []
  private var properties = OutlookProperties()
  /// The body outside of the properties, as the oldest programs write it.
  private var body: ArraySlice<UInt8>?
  private var codePage: Int?

  private let limits: Limits

  /// Reads `content`; there are no files where it is no such stream.
  init(in content: [UInt8], limits: Limits) {
    self.limits = limits
    var stream = LittleEndian(content[...])
    guard stream.number(of: 4) == 0x223E_9F78, stream.number(of: 2) != nil else {
      fault = "A winmail.dat is not in Outlook's format."
      return
    }
    while !stream.isAtEnd {
      guard stream.number(of: 1) != nil, let name = stream.number(of: 4),
        let count = stream.number(of: 4), let value = stream.octets(count)
      else {
        fault = "A winmail.dat ends too early; what came before was read."
        break
      }
      // The sum of the octets that stands here says nothing that matters.
      _ = stream.number(of: 2)
      guard attachments.count <= limits.parts else {
        fault = "A winmail.dat has more than \(limits.parts) attachments; the rest was not read."
        break
      }
      take(name, value)
    }
    files = bodies() + attachments.compactMap(file)
  }

  private mutating func take(_ name: Int, _ value: ArraySlice<UInt8>) {
    switch name {
    case 0x0002_800C: body = value
    case 0x0006_9007:
      var number = LittleEndian(value)
      codePage = number.number(of: 4)
    case 0x0006_9003: properties.read(value)
    case 0x0006_9002: attachments.append(Attachment())
    case 0x0001_8010:
      let title = text(value)
      update { $0.title = title }
    case 0x0006_800F: update { $0.data = value }
    case 0x0006_9005: update { $0.properties.read(value) }
    default: break
    }
    if properties.isCut { fault = "A winmail.dat is damaged; its body may lack something." }
  }

  /// Changes the attachment that came last; what comes before any is the first's.
  private mutating func update(_ change: (inout Attachment) -> Void) {
    if attachments.isEmpty { attachments.append(Attachment()) }
    change(&attachments[attachments.count - 1])
  }

  // MARK: Bodies

  private func bodies() -> [File] {
    var bodies: [File] = []
    if let (octets, isUnicode) = properties.text(.body) {
      bodies.append(body("plain", octets, charset: isUnicode ? "utf-16le" : charset))
    } else if let body {
      bodies.append(self.body("plain", OutlookProperties.unterminated(body), charset: charset))
    }
    if let html = properties.values[.html] {
      let page = properties.values[.internetCodePage].flatMap(OutlookProperties.number)
      let set = page.flatMap(Self.charset(ofPage:))
      let isUnicode = properties.unicode.contains(.html)
      bodies.append(body("html", html, charset: isUnicode ? "utf-16le" : set))
    }
    if let packed = properties.values[.compressedRTF],
      let rtf = CompressedRTF.unpacked(packed, limit: limits.documentOctets)
    {
      var file = body("", rtf, charset: nil)
      file.type = MediaType(
        kind: "application", subtype: "rtf", parameters: file.type.parameters)
      bodies.append(file)
    }
    return bodies.filter { !$0.content.isEmpty }
  }

  private func body(
    _ subtype: String, _ octets: some Collection<UInt8>, charset: String?
  ) -> File {
    let parameters = charset.map { [(name: "charset", value: Array($0.utf8))] } ?? []
    return File(
      path: "", type: MediaType(kind: "text", subtype: subtype, parameters: Parameters(parameters)),
      isAttachment: false, content: [UInt8](octets))
  }

  // MARK: Attachments

  private func file(_ attachment: Attachment) -> File? {
    let properties = attachment.properties
    let object = properties.values[.data]
    // A message that is attached comes behind the name of its interface, in this same format.
    let isMessage =
      object.map { $0.starts(with: OutlookProperties.messageInterface) } ?? false
    guard let content = isMessage ? object?.dropFirst(16) : attachment.data ?? object else {
      return nil
    }
    let name =
      name(.longFileName, in: properties) ?? attachment.title ?? name(.fileName, in: properties)
      ?? name(.displayName, in: properties)
    let label = properties.text(.mediaType).map { self.text($0.octets, isUnicode: $0.isUnicode) }
    var type = label.flatMap { MediaType(Array($0.utf8)[...], limits: limits) }
    if isMessage {
      type = MediaType(kind: "application", subtype: "ms-tnef", parameters: Parameters([]))
    }
    return File(
      path: "",
      type: type ?? .octets,
      name: name.flatMap(File.withoutFolders), isAttachment: true, content: [UInt8](content))
  }

  private func name(_ key: OutlookProperties.Key, in properties: OutlookProperties) -> String? {
    guard let (octets, isUnicode) = properties.text(key) else { return nil }
    let name = text(octets, isUnicode: isUnicode)
    return name.isEmpty ? nil : name
  }

  private func text(_ octets: ArraySlice<UInt8>, isUnicode: Bool = false) -> String {
    isUnicode
      ? Charset.decode(octets, declared: "utf-16le").string
      : Charset.decode(OutlookProperties.unterminated(octets), declared: charset).string
  }

  /// The character set of text that is not in Unicode.
  private var charset: String? { codePage.flatMap(Self.charset(ofPage:)) }

  private static func charset(ofPage page: Int) -> String? {
    switch page {
    case 20127: nil
    case 20866: "koi8-r"
    case 21866: "koi8-u"
    case 28591...28605: "iso-8859-\(page - 28590)"
    case 50220...50222: "iso-2022-jp"
    case 51932: "euc-jp"
    case 51949: "euc-kr"
    case 54936: "gb18030"
    default: RTFFonts.charset(ofPage: page)
    }
  }
}
