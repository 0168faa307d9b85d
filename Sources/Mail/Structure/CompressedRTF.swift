/// RTF as Outlook packs it (MS-OXRTFCP): references into the last 4,096 octets, which begin
/// with some that nearly every RTF has.
///
/// libytnef has a function for this that, at 2.0, keeps 208 octets of each call for ever and
/// reads behind the end of a stream that lies about its length.
enum CompressedRTF {
  /// The RTF in `packed`, of which at most `limit` octets are unpacked; `nil` where it is none.
  static func unpacked(_ packed: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var header = LittleEndian(packed)
    guard header.number(of: 4) != nil, let declared = header.number(of: 4),
      let kind = header.number(of: 4), header.number(of: 4) != nil
    else { return nil }
    let body = packed.dropFirst(16)
    let count = min(declared, limit)
    switch kind {
    // RTF that was not packed.
    case 0x414C_454D: return [UInt8](body.prefix(count))
    case 0x7546_5A4C: return unpacked(body, count: count)
    default: return nil
    }
  }

  /// Undoes the packing: an octet of flags comes before each eight tokens; a clear one is for
  /// an octet, a set one for a reference of two octets, where and how long.
  private static func unpacked(_ body: ArraySlice<UInt8>, count: Int) -> [UInt8] {
    let end = start.count + count
    var text = start
    var position = body.startIndex
    while position < body.endIndex {
      var flags = body[position]
      position += 1
      for _ in 0..<8 {
        let width = flags & 1 == 1 ? 2 : 1
        guard position + width <= body.endIndex, text.count < end else {
          return [UInt8](text.dropFirst(start.count))
        }
        if width == 1 {
          text.append(body[position])
        } else {
          let place = Int(body[position]) << 4 | Int(body[position + 1]) >> 4
          // A reference to where the next octet will be is the end.
          let distance = (text.count - place) & 0xFFF
          guard distance > 0, distance <= text.count else {
            return [UInt8](text.dropFirst(start.count))
          }
          for _ in 0..<min(Int(body[position + 1] & 0x0F) + 2, end - text.count) {
            text.append(text[text.count - distance])
          }
        }
        position += width
        flags >>= 1
      }
    }
    return [UInt8](text.dropFirst(start.count))
  }

  /// What every stream may refer to from its first token on.
  private static let start = Array(
    ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
      + "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0"
      + "\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx").utf8)
}
