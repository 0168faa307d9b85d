import Mustache

/// A view as templates look into it.
///
/// The library would reflect on a view anew for each tag; this does it once for each view,
/// which makes documents several times as fast.
struct TemplateFields: MustacheParent {
  private var fields: [String: Any] = [:]

  /// No fields.
  init() {}

  /// The fields of `view`, and of the views in it.
  init(of view: some Any) {
    self.init(reflecting: Mirror(reflecting: view), filling: nil, around: [:])
  }

  /// The fields of `view`, and of the views in it; the ``Rows`` in them are filled by `filling`.
  init(of view: some Any, filling: RowFilling) {
    self.init(reflecting: Mirror(reflecting: view), filling: filling, around: [:])
  }

  /// These fields, and behind them those of the views that they stand in.
  init(_ own: TemplateFields, in whole: TemplateFields) {
    self = own
    fields.merge(whole.fields) { own, _ in own }
  }

  private init(reflecting mirror: Mirror, filling: RowFilling?, around: [String: Any]) {
    for case (let name?, let value) in mirror.children {
      // In a view in this one, what stands before it can be named too.
      fields[name] = Self.prepared(
        value, filling: filling, around: filling == nil ? [:] : around.merging(fields) { $1 })
    }
    guard let filling else { return }
    var whole = self
    whole.fields.merge(around) { own, _ in own }
    for case (let name, let rows as Rows) in fields {
      fields[name] = rows.isEmpty ? [Any]() : filling.section(of: rows, in: whole)
    }
  }

  func child(named name: String) -> Any? { fields[name] }

  /// The names of the fields that occur in `text`, each with all that it holds.
  func texts(namedIn text: String) -> [String] {
    fields.keys.sorted().filter { text.contains($0) }.flatMap { [$0] + Self.texts(in: fields[$0]) }
  }

  private static func texts(in value: Any?) -> [String] {
    switch value {
    case let text as PlainText: [text.text]
    case let fields as TemplateFields:
      fields.fields.keys.sorted().flatMap { [$0] + texts(in: fields.fields[$0]) }
    case let values as [Any]: ["\(values.count)"] + values.flatMap { texts(in: $0) }
    case is Int, is Bool, is String: ["\(value ?? "")"]
    default: []
    }
  }

  private init(listed values: KeyValuePairs<String, Any>) {
    fields.reserveCapacity(values.count)
    for (name, value) in values {
      fields[name] = Self.prepared(value, filling: nil, around: [:])
    }
  }

  /// Texts, numbers and answers as they are, views as their fields; `nil` for nothing.
  private static func prepared(
    _ value: Any, filling: RowFilling?, around: [String: Any]
  ) -> Any? {
    switch value {
    case is PlainText, is Int, is Bool, is String, is Rows: return value
    default: break
    }
    func prepared(_ value: Any) -> Any? { Self.prepared(value, filling: filling, around: around) }
    if let values = value as? [Any] { return values.compactMap(prepared) }
    if let view = value as? any ListedView { return TemplateFields(listed: view.listed) }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct: return TemplateFields(reflecting: mirror, filling: filling, around: around)
    case .optional: return mirror.children.first.flatMap { prepared($0.value) }
    default: return value
    }
  }
}

/// A view that lists its fields, each under its own name.
///
/// Of these a document has many, and to reflect on each takes several times as long. None of them
/// holds ``Rows``.
protocol ListedView {
  var listed: KeyValuePairs<String, Any> { get }
}

extension PlainText: MustacheParent {
  /// What the library would find by reflecting, where a section is of a text.
  func child(named name: String) -> Any? { name == "text" ? text : nil }
}
