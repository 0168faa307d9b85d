import Foundation
import Intake
import Proposals

/// Values that a person gives for fields of a proposal.
struct Edit {
  /// What was said: the fields with a provenance, empty ones too.
  private(set) var said: Proposal
  private let call: Call

  /// An edit that says nothing yet of a proposal.
  init(of proposal: Proposal, for call: Call) {
    said = proposal
    said.provenance = [:]
    self.call = call
  }

  /// Takes one `field=value`.
  mutating func take(_ text: String) throws(Failure) {
    guard let equals = text.firstIndex(of: "=") else {
      throw Failure("\(text): is not FIELD=VALUE", status: .configuration)
    }
    let name = text[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
    let parts = name.split(separator: ".", maxSplits: 1)
    guard let field = parts.first.flatMap({ Field(rawValue: String($0)) }) else {
      let names = Field.allCases.map(\.rawValue)
      let nearest = names.nearest(to: name).map { "; did you mean \($0)?" } ?? ""
      throw Failure(
        "\(name): is no field\(nearest) (\(names.joined(separator: ", ")))",
        status: .configuration)
    }
    let place = parts.count > 1 ? Int(parts[1]) : 1
    try set(field, of: place, to: Self.value(String(text[text.index(after: equals)...])))
    said.provenance[field] = Provenance(from: .edit, confidence: 1)
  }

  private mutating func set(
    _ field: Field, of place: Int?, to value: String?
  ) throws(Failure) {
    switch field {
    case .title: said.title = value
    case .abstract: said.abstract = value
    case .notes: said.notes = value
    case .format:
      guard value == nil || call.formats.contains(where: { $0.id == value }) else {
        throw Failure(
          "format: the call has " + call.formats.map(\.id).joined(separator: ", "),
          status: .configuration)
      }
      said.format = value
    case .minutes:
      let minutes = value.flatMap { Int($0) }
      guard value == nil || minutes.map({ $0 > 0 }) ?? false else {
        throw Failure("minutes: is not a number of minutes", status: .configuration)
      }
      said.minutes = minutes
    case .topics:
      said.topics = (value ?? "").split(separator: ",")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    case .speakers: said.speakers = speakers(in: value ?? "")
    case .affiliation, .bio:
      guard let place, said.speakers.indices.contains(place - 1) else {
        throw Failure(
          "\(field.rawValue): there is no such speaker; there are \(said.speakers.count)",
          status: .configuration)
      }
      if field == .bio {
        said.speakers[place - 1].bio = value
      } else {
        said.speakers[place - 1].affiliation = value
      }
    }
  }

  /// The people that a value names, with what is known of them already.
  private func speakers(in value: String) -> [Speaker] {
    value.split { $0 == ";" || $0.isNewline }.compactMap { text in
      let pieces = text.split(separator: "<", maxSplits: 1)
      let name = (pieces.first ?? "").trimmingCharacters(in: .whitespaces)
      let email =
        pieces.count > 1
        ? pieces[1].prefix { $0 != ">" }.trimmingCharacters(in: .whitespaces) : nil
      guard !name.isEmpty || email != nil else { return nil }
      var speaker = Speaker(name: name.isEmpty ? nil : name, email: email)
      let known = said.speakers.first {
        $0.name == speaker.name || email != nil && $0.email == email
      }
      speaker.email = speaker.email ?? known?.email
      speaker.affiliation = known?.affiliation
      speaker.bio = known?.bio
      return speaker
    }
  }

  /// The value given; `nil` for none, a file's text behind `@`.
  private static func value(_ text: String) throws(Failure) -> String? {
    var text = text
    if text.hasPrefix("@") {
      let path = String(text.dropFirst())
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure("\(path): cannot be read", status: .configuration)
      }
      text = String(decoding: data, as: UTF8.self)
    }
    text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }
}
