import Foundation
public import Proposals

/// A ruling of the committee as commands print it.
public struct RulingJSON: Encodable {
  private let ruling: Ruling

  /// Shows `ruling`.
  public init(_ ruling: Ruling) { self.ruling = ruling }

  private enum Key: String, CodingKey {
    case number, verb, code, other, undoes, fields, before, after, who, at, undone
  }

  /// Writes one object; what does not apply is null.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(ruling.number, forKey: .number)
    try object.encode(ruling.verb, forKey: .verb)
    try object.encode(ruling.code, forKey: .code)
    try object.encode(ruling.other, forKey: .other)
    try object.encode(ruling.undoes, forKey: .undoes)
    try object.encode(ruling.fields, forKey: .fields)
    try object.encode(ruling.before.map { ProposalJSON($0) }, forKey: .before)
    try object.encode(ruling.after.map { ProposalJSON($0) }, forKey: .after)
    try object.encode(ruling.who, forKey: .who)
    try object.encode(Moment.iso8601(ruling.at), forKey: .at)
    try object.encode(ruling.isUndone, forKey: .undone)
  }
}
