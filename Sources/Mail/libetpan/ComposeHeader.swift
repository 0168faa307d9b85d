import CEtpan
import Glibc

/// The header fields of an outgoing mail, built by libetpan and freed with this value unless
/// they are given to a mail.
///
/// Every text it takes has been made safe: octets of printable ASCII, on one line.
@safe struct ComposeHeader: ~Copyable {
  /// A name, ready for a header field, and an address.
  struct Mailbox {
    var name: String?
    var address: String
  }

  /// A moment in UTC, as the Date field spells it.
  struct Moment {
    var year, month, day, hour, minute, second: Int
  }

  /// The fields that libetpan knows by name.
  struct Standard {
    var date: Moment
    var from: Mailbox
    var replyTo: [Mailbox]
    var to: [Mailbox]
    var messageID: String
    var inReplyTo: [String]
    var references: [String]
    var subject: String
  }

  let fields: UnsafeMutablePointer<mailimf_fields>

  init(_ standard: Standard) {
    let date = standard.date
    unsafe fields = allocated(
      mailimf_fields_new_with_data_all(
        allocated(
          mailimf_date_time_new(
            Int32(date.day), Int32(date.month), Int32(date.year), Int32(date.hour),
            Int32(date.minute), Int32(date.second), 0)),
        Self.sender(standard.from), nil, Self.addresses(standard.replyTo),
        Self.addresses(standard.to), nil, nil, copied(standard.messageID),
        Self.texts(standard.inReplyTo), Self.texts(standard.references),
        copied(standard.subject)))
  }

  deinit { unsafe mailimf_fields_free(fields) }

  /// Adds a field that has no meaning to libetpan.
  func add(name: String, value: String) {
    let field = unsafe allocated(mailimf_field_new_custom(copied(name), copied(value)))
    let code = unsafe mailimf_fields_add(fields, field)
    precondition(Int(code) == Int(MAILIMF_NO_ERROR), "there is memory for a header field")
  }

  /// The fields, for whoever frees them.
  consuming func released() -> UnsafeMutablePointer<mailimf_fields> {
    let fields = unsafe fields
    discard self
    return unsafe fields
  }

  @unsafe private static func sender(
    _ mailbox: Mailbox
  ) -> UnsafeMutablePointer<mailimf_mailbox_list> {
    let list = unsafe allocated(mailimf_mailbox_list_new_empty())
    let code = unsafe mailimf_mailbox_list_add_mb(
      list, mailbox.name.map { unsafe copied($0) }, copied(mailbox.address))
    precondition(Int(code) == Int(MAILIMF_NO_ERROR), "there is memory for an address")
    return unsafe list
  }

  @unsafe private static func addresses(
    _ mailboxes: [Mailbox]
  ) -> UnsafeMutablePointer<mailimf_address_list>? {
    guard !mailboxes.isEmpty else { return nil }
    let list = unsafe allocated(mailimf_address_list_new_empty())
    for mailbox in mailboxes {
      let code = unsafe mailimf_address_list_add_mb(
        list, mailbox.name.map { unsafe copied($0) }, copied(mailbox.address))
      precondition(Int(code) == Int(MAILIMF_NO_ERROR), "there is memory for an address")
    }
    return unsafe list
  }

  @unsafe private static func texts(_ texts: [String]) -> UnsafeMutablePointer<clist>? {
    guard !texts.isEmpty else { return nil }
    let list = unsafe allocated(clist_new())
    for text in texts {
      let code = unsafe clist_insert_after(list, list.pointee.last, copied(text))
      precondition(code == 0, "there is memory for an identifier")
    }
    return unsafe list
  }
}

/// What C allocated; a machine without memory for a mail stops here, as Swift itself would.
@unsafe func allocated<Pointee>(
  _ pointer: UnsafeMutablePointer<Pointee>?
) -> UnsafeMutablePointer<Pointee> {
  guard let pointer = unsafe pointer else { preconditionFailure("out of memory") }
  return unsafe pointer
}

/// A copy of `text` for C to own and free.
@unsafe func copied(_ text: String) -> UnsafeMutablePointer<CChar> {
  unsafe allocated(strdup(text))
}
