import Foundation
import Intake
import Mail
import Proposals
import Rendering

/// Who is of the committee, and what they get to see.
extension ConfigurationFile {
  private static let keysOfMember = ["name", "addresses", "conflicts", "chair", "folder", "group"]

  func committee() throws(ConfigurationError) -> [Member] {
    var members: [Member] = []
    for section in try root.sections("committee") {
      try section.allow(only: Self.keysOfMember)
      let addresses = try section.strings("addresses") ?? []
      try checkAddresses(addresses, of: "addresses", in: section)
      let conflicts = try section.strings("conflicts") ?? []
      for words in conflicts where !words.contains(where: { $0.isLetter || $0.isNumber }) {
        throw section.error(
          "conflicts",
          "\"\(words)\" will not do; take an address, a domain, or the name of a person or an employer"
        )
      }
      members.append(
        Member(
          name: try section.required("name"), addresses: addresses, conflicts: conflicts,
          isChair: try section.bool("chair") ?? false))
    }
    return members
  }

  func isBlind() throws(ConfigurationError) -> Bool {
    let section = try root.section("review")
    try section?.allow(only: ["blind", "folder", "group", "mode"])
    return try section?.bool("blind") ?? false
  }

  /// The folders in `review.folder`, one for each of the committee; none where it is not named.
  func memberFolders(for call: Call) throws(ConfigurationError) -> [Setup.MemberFolder] {
    let review = try root.section("review")
    guard let review, let path = try review.string("folder") else { return [] }
    let mode = try mode(in: review)
    let shared = try group(in: review)
    var folders: [Setup.MemberFolder] = []
    for (section, member) in zip(try root.sections("committee"), call.committee) {
      let named = try section.string("folder")
      let name = named ?? Self.folderName(for: member)
      guard name == SafeFileName(name).description, !name.contains(" ") else {
        throw section.error(
          "folder",
          named == nil
            ? "is missing; \"\(member.name)\" makes no name for a folder, so say folder = \"…\""
            : "\"\(name)\" will not do; take one name of letters, digits and dashes")
      }
      guard !folders.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
        throw section.error("folder", "\"\(name)\" is another member's too; say folder = \"…\"")
      }
      let group = try group(in: section) ?? shared
      // Where no group is named, everybody of this machine may be of the user's own.
      let access = FileAccess(mode: mode ?? (group == nil ? 0o700 : 0o750), group: group)
      folders.append(.init(for: member, path: absolute(path + "/" + name), access: access))
    }
    return folders
  }

  /// The member's name in small letters, its words joined by dashes; empty where it has none that a
  /// path should hold.
  private static func folderName(for member: Member) -> String {
    let plain = member.name.applyingTransform(.toLatin, reverse: false)?
      .applyingTransform(.stripDiacritics, reverse: false)
    return (plain ?? member.name).lowercased()
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
  }

  private func mode(in section: TOMLSection) throws(ConfigurationError) -> UInt32? {
    guard let text = try section.string("mode") else { return nil }
    guard let mode = UInt32(text, radix: 8), mode & 0o700 == 0o700, mode & ~0o755 == 0 else {
      throw section.error(
        "mode",
        "\"\(text)\" will not do; take \"700\", \"750\" or \"755\": their owner may do all, and nobody else may write"
      )
    }
    return mode
  }

  private func group(in section: TOMLSection) throws(ConfigurationError) -> UInt32? {
    guard let name = try section.string("group") else { return nil }
    guard let group = FileAccess.group(named: name) else {
      throw section.error("group", "\"\(name)\" is no group of this machine; see getent group")
    }
    return group
  }
}
