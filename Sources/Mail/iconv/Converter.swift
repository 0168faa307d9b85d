import Glibc
import Synchronization

/// An open iconv descriptor that turns one character set into UTF-8.
///
/// Opening one costs a thousand times what using one does (glibc loads a module from a
/// file, and unloads it with the last descriptor), so they are kept and used again.
@safe final class Converter {
  private let descriptor: iconv_t

  /// Opens a converter from `name`, a name that iconv knows; `nil` where it does not.
  init?(from name: String) {
    let opened = unsafe iconv_open("UTF-8", name)
    guard unsafe opened != iconv_t(bitPattern: -1), let opened = unsafe opened else { return nil }
    unsafe descriptor = opened
  }

  deinit { unsafe iconv_close(descriptor) }

  /// `octets` in UTF-8; what is no character of the set becomes U+FFFD.
  ///
  /// - Returns: The text, and the number of places that were no character.
  func utf8(of octets: ArraySlice<UInt8>) -> (text: [UInt8], invalid: Int) {
    unsafe iconv(descriptor, nil, nil, nil, nil)
    var output: [UInt8] = []
    output.reserveCapacity(octets.count + octets.count / 2 + 16)
    var chunk = [UInt8](repeating: 0, count: 8192)
    var input = [UInt8](octets)
    var invalid = 0
    unsafe input.withUnsafeMutableBufferPointer { source in
      guard let base = source.baseAddress else { return }
      var next: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(base)
        .assumingMemoryBound(to: CChar.self)
      var left = source.count
      while true {
        let isFlush = left == 0
        let (isDone, written, failure) = unsafe chunk.withUnsafeMutableBytes { target in
          var out = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = target.count
          let code =
            unsafe isFlush
            ? Glibc.iconv(descriptor, nil, nil, &out, &room)
            : Glibc.iconv(descriptor, &next, &left, &out, &room)
          return (code != -1, target.count - room, errno)
        }
        output.append(contentsOf: chunk[..<written])
        if isDone {
          if isFlush { return }
        } else if failure != E2BIG {
          // EILSEQ: no character; EINVAL: the text ends within one.
          invalid += 1
          output.append(contentsOf: [0xEF, 0xBF, 0xBD])
          guard failure == EILSEQ, left > 1, let here = unsafe next else { return }
          unsafe next = here + 1
          left -= 1
        }
      }
    }
    return (output, invalid)
  }
}

/// The converters that are open and not in use, by the name of their character set.
///
/// Shared by the process, because what it keeps is the process's: loaded modules. A
/// converter is taken out while it is used, so no two threads ever meet in one.
enum Converters {
  /// A converter that only its holder uses: it sits in the pool, or with one caller.
  private struct Kept: @unchecked Sendable { let converter: Converter }

  private static let idle = Mutex<[String: [Kept]]>([:])

  /// Opens the converters from `names` and keeps them, for a process that soon can open no
  /// file; a name that iconv does not know is left out.
  static func prepare(_ names: some Sequence<String>) {
    for name in names { _ = with(name) { _ in } }
  }

  /// Calls `body` with a converter from `name`; `nil` where iconv has none, or where this
  /// process can no longer open it.
  static func with<Result>(_ name: String, _ body: (Converter) -> Result) -> Result? {
    let kept = idle.withLock { $0[name]?.popLast() }
    guard let converter = kept?.converter ?? Converter(from: name) else { return nil }
    let result = body(converter)
    let back = Kept(converter: converter)
    idle.withLock { $0[name, default: []].append(back) }
    return result
  }
}
