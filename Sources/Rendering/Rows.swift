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
  fileprivate let fields: (Int) -> TemplateFields
  fileprivate let tell: (Int, inout Key) -> Void

  /// One row for each of `values`.
  ///
  /// - Parameters:
  ///   - common: What all rows are made of.
  ///   - fields: The fields of a row's view.
  ///   - tell: Adds all that the view is made of, beside `common`.
  init<Value>(
    _ values: [Value], of common: [String], fields: @escaping (Value) -> TemplateFields,
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
public struct KeptRows: Sendable {
  /// The rows as one file: for each its digest, its length in eight octets, the lowest first, and
  /// its text.
  public private(set) var octets: [UInt8] = []
  /// Where in them a row begins, by the first octets of its digest.
  ///
  /// Rows are many, and most of them are never looked at. Where two digests begin alike, the later
  /// row is not found.
  private var places: [UInt64: Int] = [:]
  private static let head = 40

  /// No rows.
  public init() {}

  /// Reads what ``octets`` gave; what was cut off is left out.
  public init(octets: [UInt8]) {
    var place = 0
    while place + Self.head < octets.count {
      let end = Self.end(of: place, in: octets)
      guard let end else { break }
      places[Self.name(of: octets[place...])] = place
      place = end
    }
    self.octets = place == octets.count ? octets : Array(octets[..<place])
  }

  /// The text of a row; `nil` where it is not kept.
  subscript(digest: Digest) -> ArraySlice<UInt8>? {
    guard let place = places[Self.name(of: digest.octets[...])],
      octets[place...].starts(with: digest.octets), let end = Self.end(of: place, in: octets)
    else { return nil }
    return octets[(place + Self.head)..<end]
  }

  /// Adds a row, once.
  mutating func keep(_ text: ArraySlice<UInt8>, as digest: Digest) {
    let name = Self.name(of: digest.octets[...])
    guard places[name] == nil else { return }
    places[name] = octets.count
    octets += digest.octets
    var size = Rows.Key()
    size.add(text.count)
    octets += size.octets
    octets += text
  }

  private static func name(of octets: ArraySlice<UInt8>) -> UInt64 {
    octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Where the row ends that begins at `place`; `nil` where it was cut off.
  private static func end(of place: Int, in octets: [UInt8]) -> Int? {
    let start = place + head
    let size = octets[(start - 8)..<start].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return size <= octets.count - start ? start + Int(size) : nil
  }
}

extension KeptRows: Equatable {
  /// Whether the same rows were written out in the same order.
  public static func == (one: KeptRows, other: KeptRows) -> Bool { one.octets == other.octets }
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
    var page: [UInt8] = []
    for index in 0..<rows.count {
      var key = Rows.Key(octets: base.octets)
      rows.tell(index, &key)
      let digest = Digest(of: key.octets)
      let row =
        before[digest]
        ?? Array(
          template.render(TemplateFields(rows.fields(index), in: whole), library: library).utf8
        )[...]
      self.rows.keep(row, as: digest)
      page += row
    }
    return String(decoding: page, as: UTF8.self)
  }
}
