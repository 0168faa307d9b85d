import CEtpan
import Glibc

/// What libetpan may be given: its parsers are recursive and written for mail that means well.
enum FieldGuard {
  /// Whether `field` is short enough, nests comments no deeper than it can bear, and holds no NUL.
  static func admits(_ field: ArraySlice<UInt8>, limits: Limits) -> Bool {
    guard !field.isEmpty, field.count <= limits.fieldOctets else { return false }
    var depth = 0
    for octet in field {
      switch octet {
      case 0: return false
      case 0x28:
        depth += 1
        if depth > limits.commentDepth { return false }
      case 0x29: depth -= 1
      default: break
      }
    }
    return true
  }
}

/// Maps the cells of a `clist`, which C walks with macros Swift cannot see.
@unsafe func values<Cell, Value>(
  of list: UnsafeMutablePointer<clist>?, _ value: (UnsafeMutablePointer<Cell>) -> Value
) -> [Value] {
  var result: [Value] = []
  var cell = unsafe list?.pointee.first
  while let current = unsafe cell {
    if let data = unsafe current.pointee.data {
      unsafe result.append(value(data.assumingMemoryBound(to: Cell.self)))
    }
    unsafe cell = current.pointee.next
  }
  return result
}

/// The octets of a C string; empty where there is none.
@unsafe func octets(of text: UnsafePointer<CChar>?) -> [UInt8] {
  guard let text = unsafe text else { return [] }
  return unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))
}
