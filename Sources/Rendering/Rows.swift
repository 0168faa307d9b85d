import Mail
import Mustache

/// The rows of a table, each of which depends on nothing but what it is made of.
struct Rows {
  /// What tells one row from another.
  struct Key {
    fileprivate var octets: [UInt8] = []

    mutating func add(_ text: String) {
      add(text.utf8.count)
      octets.append(contentsOf: text.utf8)
    }

    mutating func add(_ texts: [String]) {
      add(texts.count)
      for text in texts { add(text) }
    }

    mutating func add(_ number: Int) { add(bits: UInt64(bitPattern: Int64(number))) }

    mutating func add(_ number: Double) { add(bits: number.bitPattern) }

    private mutating func add(bits: UInt64) {
      for place in 0..<8 { octets.append(UInt8(truncatingIfNeeded: bits >> (place * 8))) }
    }
  }

  fileprivate let count: Int
  fileprivate let common: [String]
  fileprivate let fields: (Int) -> Any
  fileprivate let tell: (Int, inout Key) -> Void

  /// One row for each of `values`.
  ///
  /// - Parameters:
  ///   - common: What all rows are made of.
  ///   - fields: The view of a row.
  ///   - tell: Adds all that the view is made of, beside `common`.
  init<Value>(
    _ values: [Value], of common: [String], fields: @escaping (Value) -> some Any,
    told tell: @escaping (Value, inout Key) -> Void
  ) {
    count = values.count
    self.common = common
    self.fields = { fields(values[$0]) }
    self.tell = { tell(values[$0], &$1) }
  }

  var isEmpty: Bool { count == 0 }
}

/// Rows as they were written out, each by a digest of all that it was made of.
public struct KeptRows: Sendable, Equatable {
  var texts: [Digest: String] = [:]

  /// No rows.
  public init() {}

  /// Reads what ``octets`` gave; what was cut off is left out.
  public init(octets: [UInt8]) {
    var rest = octets[...]
    while rest.count > 40 {
      let digest = Digest(octets: Array(rest.prefix(32)))
      let size = rest.dropFirst(32).prefix(8).reversed().reduce(0 as UInt64) {
        $0 << 8 | UInt64($1)
      }
      rest = rest.dropFirst(40)
      guard size <= rest.count else { return }
      texts[digest] = String(decoding: rest.prefix(Int(size)), as: UTF8.self)
      rest = rest.dropFirst(Int(size))
    }
  }

  /// The rows as one file: for each its digest, its length in eight octets, the lowest first, and
  /// its text.
  public var octets: [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(texts.values.reduce(0) { $0 + $1.utf8.count + 40 })
    for (digest, text) in texts {
      octets += digest.octets
      var key = Rows.Key()
      key.add(text)
      octets += key.octets
    }
    return octets
  }
}

/// Fills rows into the sections of a template, each by itself, and takes those that did not change
/// as they were.
final class RowFilling {
  private let before: KeptRows
  /// The rows that were filled in.
  private(set) var rows = KeptRows()
  private var library = MustacheLibrary()
  private var compile: ((String) throws(TemplateError) -> MustacheTemplate)?
  private var error: TemplateError?

  /// Text that goes into a page as it is.
  private struct Written: CustomStringConvertible {
    let description: String
  }

  init(before: KeptRows = KeptRows()) { self.before = before }

  /// Begins a page whose sections are compiled by `compile` and include what is in `library`.
  func begin(
    with library: MustacheLibrary,
    compiling compile: @escaping (String) throws(TemplateError) -> MustacheTemplate
  ) {
    self.library = library
    self.compile = compile
  }

  /// Ends a page.
  ///
  /// - Throws: What went wrong in one of its sections.
  func end() throws(TemplateError) {
    if let error { throw error }
  }

  /// What stands in a template for a section that is written once for each row.
  ///
  /// - Parameter whole: The fields that can be named in it beside those of the row.
  func section(of rows: Rows, in whole: TemplateFields) -> MustacheLambda {
    MustacheLambda { [self] text in
      do throws(TemplateError) {
        return Written(description: try write(rows, as: text, in: whole))
      } catch {
        self.error = error
        return nil
      }
    }
  }

  private func write(
    _ rows: Rows, as text: String, in whole: TemplateFields
  ) throws(TemplateError) -> String {
    guard let template = try compile?(text) else { return "" }
    var common = Rows.Key()
    common.add(text)
    common.add(rows.common)
    common.add(whole.texts(namedIn: text))
    let base = Digest(of: common.octets)
    var page = ""
    for index in 0..<rows.count {
      var key = Rows.Key(octets: base.octets)
      rows.tell(index, &key)
      let digest = Digest(of: key.octets)
      let row =
        before.texts[digest]
        ?? template.render(TemplateFields(of: rows.fields(index), in: whole), library: library)
      self.rows.texts[digest] = row
      page += row
    }
    return page
  }
}
