import CEtpan

/// The address list of one header field (RFC 5322, 3.4), read by libetpan, on loan for the
/// length of one closure.
@safe struct AddressListField: ~Copyable {
  /// A mailbox as libetpan gives it: the display name's encoded words are not yet decoded.
  struct Mailbox {
    var name: [UInt8]
    var address: [UInt8]
  }

  private let list: UnsafeMutablePointer<mailimf_address_list>

  private init(takingOwnershipOf list: UnsafeMutablePointer<mailimf_address_list>) {
    unsafe self.list = list
  }

  deinit { unsafe mailimf_address_list_free(list) }

  /// The mailboxes of `field`, an unfolded value, groups flattened; `nil` where libetpan does
  /// not read the whole field, or must not be given it: the caller then reads it leniently.
  static func mailboxes(of field: ArraySlice<UInt8>, limits: Limits) -> [Mailbox]? {
    guard FieldGuard.admits(field, limits: limits) else { return nil }
    return unsafe field.withUnsafeBytes { octets -> [Mailbox]? in
      let text = unsafe octets.assumingMemoryBound(to: CChar.self)
      var consumed = 0
      var list: UnsafeMutablePointer<mailimf_address_list>?
      let code = unsafe mailimf_address_list_parse(text.baseAddress, text.count, &consumed, &list)
      guard Int(code) == Int(MAILIMF_NO_ERROR), let list = unsafe list else { return nil }
      let owned = unsafe AddressListField(takingOwnershipOf: list)
      guard consumed == field.count else { return nil }
      return owned.mailboxes
    }
  }

  private var mailboxes: [Mailbox] {
    unsafe values(of: list.pointee.ad_list) {
      (address: UnsafeMutablePointer<mailimf_address>) -> [Mailbox] in
      if unsafe Int(address.pointee.ad_type) == Int(MAILIMF_ADDRESS_MAILBOX) {
        return unsafe [Self.mailbox(address.pointee.ad_data.ad_mailbox)].compactMap { $0 }
      }
      guard let group = unsafe address.pointee.ad_data.ad_group,
        let members = unsafe group.pointee.grp_mb_list
      else { return [] }
      return unsafe values(of: members.pointee.mb_list) { unsafe Self.mailbox($0) }
        .compactMap { $0 }
    }.flatMap { $0 }
  }

  @unsafe private static func mailbox(_ mailbox: UnsafeMutablePointer<mailimf_mailbox>?) -> Mailbox?
  {
    guard let mailbox = unsafe mailbox else { return nil }
    return unsafe Mailbox(
      name: octets(of: mailbox.pointee.mb_display_name),
      address: octets(of: mailbox.pointee.mb_addr_spec))
  }
}
