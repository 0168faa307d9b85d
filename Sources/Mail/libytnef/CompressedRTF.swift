import CYTNEF
import Glibc

/// RTF as Outlook packs it (MS-OXRTFCP), unpacked by libytnef.
enum CompressedRTF {
  /// The RTF in `packed`; `nil` where it is none.
  ///
  /// libytnef believes what the stream says of its own length, and reads on behind its end;
  /// so it is given one that says what is there.
  static func unpacked(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
    var header = LittleEndian(packed)
    guard header.number(of: 4) != nil, let declared = header.number(of: 4),
      let kind = header.number(of: 4), header.number(of: 4) != nil
    else { return nil }
    let body = packed.dropFirst(16)
    // RTF that was not packed.
    if kind == 0x414C_454D { return [UInt8](body.prefix(declared)) }
    let count = min(declared, count(of: body))
    // Of less than four octets libytnef complains, on standard output.
    guard kind == 0x7546_5A4C, count > 0, body.count >= 4, body.count <= Int(Int32.max) / 4 else {
      return nil
    }
    var stream =
      bytes(body.count + 12) + bytes(count) + packed[packed.startIndex + 8..<body.startIndex]
    stream += body
    return unsafe stream.withUnsafeMutableBufferPointer { buffer in
      var variable = unsafe variableLength(data: buffer.baseAddress, size: Int32(buffer.count))
      var size: Int32 = 0
      guard let text = unsafe DecompressRTF(&variable, &size) else { return nil }
      defer { unsafe free(text) }
      return unsafe [UInt8](UnsafeBufferPointer(start: text, count: Int(size)))
    }
  }

  /// The octets that the whole tokens in `body` unpack to.
  ///
  /// An octet of flags comes before each eight tokens: a set one is for a reference of two
  /// octets, whose low four bits are its length less two, a clear one for an octet.
  private static func count(of body: ArraySlice<UInt8>) -> Int {
    var count = 0
    var position = body.startIndex
    while position < body.endIndex {
      var flags = body[position]
      position += 1
      for _ in 0..<8 {
        let width = flags & 1 == 1 ? 2 : 1
        guard position + width <= body.endIndex else { return count }
        count += width == 2 ? Int(body[position + 1] & 0x0F) + 2 : 1
        position += width
        flags >>= 1
      }
    }
    return count
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
