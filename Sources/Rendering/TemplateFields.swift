import Mustache

/// A view as templates look into it.
///
/// The library would reflect on a view anew for each tag; this does it once for each view,
/// which makes documents several times as fast.
struct TemplateFields: MustacheParent {
  private let fields: [String: Any]

  /// The fields of `view`, and of the views in it.
  init(of view: some Any) {
    self.init(reflecting: Mirror(reflecting: view))
  }

  private init(reflecting mirror: Mirror) {
    var fields: [String: Any] = [:]
    for case (let name?, let value) in mirror.children {
      fields[name] = Self.prepared(value)
    }
    self.fields = fields
  }

  func child(named name: String) -> Any? { fields[name] }

  /// Texts, numbers and answers as they are, views as their fields; `nil` for nothing.
  private static func prepared(_ value: Any) -> Any? {
    switch value {
    case is PlainText, is Int, is Bool, is String: return value
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct: return TemplateFields(reflecting: mirror)
    case .collection: return mirror.children.compactMap { prepared($0.value) }
    case .optional: return mirror.children.first.flatMap { prepared($0.value) }
    default: return value
    }
  }
}
