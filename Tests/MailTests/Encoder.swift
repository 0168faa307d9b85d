import Foundation
import Glibc

/// Writes text in a character set, for tests that read it back.
@safe final class Encoder {
  private let descriptor: iconv_t

  init?(to name: String) {
    let opened = unsafe iconv_open(name, "UTF-8")
    guard unsafe opened != iconv_t(bitPattern: -1), let opened = unsafe opened else { return nil }
    unsafe descriptor = opened
  }

  deinit { unsafe iconv_close(descriptor) }

  /// `text` in the set; `nil` where the set lacks one of its characters.
  func octets(of text: String) -> [UInt8]? {
    var input = Array(text.utf8)
    var output = [UInt8](repeating: 0, count: input.count * 4 + 16)
    let left = unsafe input.withUnsafeMutableBytes { source in
      unsafe output.withUnsafeMutableBytes { target -> Int? in
        var next = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var count = source.count
        var out = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = target.count
        let code = unsafe iconv(descriptor, &next, &count, &out, &room)
        return code == 0 ? room : nil
      }
    }
    return left.map { Array(output[..<(output.count - $0)]) }
  }
}
