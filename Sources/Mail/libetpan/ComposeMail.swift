import CEtpan
import Glibc

/// A mail built by libetpan: header fields and one text, or a plain text and an HTML text
/// to choose from.
@safe struct ComposeMail: ~Copyable {
  /// A text in UTF-8, encoded as quoted-printable.
  struct Text {
    var subtype: String
    var encoded: [UInt8]
  }

  private let mail: UnsafeMutablePointer<mailmime>

  /// Writes a mail with one text.
  static func octets(
    header: consuming ComposeHeader, text: Text
  ) throws(MailboxError) -> [UInt8] {
    let fields = unsafe header.released()
    let written = unsafe text.encoded.withUnsafeBytes { octets in
      unsafe ComposeMail(fields, Self.part(text.subtype, octets)).written()
    }
    return try written.get()
  }

  /// Writes a mail with two forms of one text, the plain one first (RFC 2046, 5.1.4).
  static func octets(
    header: consuming ComposeHeader, plain: Text, rich: Text, boundary: String
  ) throws(MailboxError) -> [UInt8] {
    let fields = unsafe header.released()
    let written = unsafe plain.encoded.withUnsafeBytes { first in
      unsafe rich.encoded.withUnsafeBytes { second in
        let whole = unsafe Self.alternatives(boundary)
        unsafe Self.add(Self.part(plain.subtype, first), to: whole)
        unsafe Self.add(Self.part(rich.subtype, second), to: whole)
        return unsafe ComposeMail(fields, whole).written()
      }
    }
    return try written.get()
  }

  /// Takes over `fields` and `body`.
  private init(
    _ fields: UnsafeMutablePointer<mailimf_fields>, _ body: UnsafeMutablePointer<mailmime>
  ) {
    unsafe mail = allocated(mailmime_new_message_data(body))
    unsafe mailmime_set_imf_fields(mail, fields)
  }

  deinit { unsafe mailmime_free(mail) }

  private func written() -> Result<[UInt8], MailboxError> {
    let buffer = unsafe allocated(mmap_string_new(""))
    defer { unsafe mmap_string_free(buffer) }
    var column: Int32 = 0
    let code = unsafe mailmime_write_mem(buffer, &column, mail)
    guard Int(code) == Int(MAILIMF_NO_ERROR) else {
      return .failure(.notComposed(reason: "libetpan gives code \(code)"))
    }
    return .success(
      unsafe [UInt8](UnsafeRawBufferPointer(start: buffer.pointee.str, count: buffer.pointee.len)))
  }

  /// A part whose text stays where it is: `octets` must outlive it.
  @unsafe private static func part(
    _ subtype: String, _ octets: UnsafeRawBufferPointer
  ) -> UnsafeMutablePointer<mailmime> {
    let content = unsafe allocated(mailmime_content_new_with_str("text/" + subtype))
    unsafe add("charset", "utf-8", to: content)
    let fields = unsafe allocated(
      mailmime_fields_new_encoding(Int32(MAILMIME_MECHANISM_QUOTED_PRINTABLE)))
    let part = unsafe allocated(mailmime_new_empty(content, fields))
    // The writer only reads what it is given as mutable.
    let text = unsafe UnsafeMutableRawPointer(mutating: octets.baseAddress)
    unsafe part.pointee.mm_data.mm_single = allocated(
      mailmime_data_new_data(
        Int32(MAILMIME_MECHANISM_QUOTED_PRINTABLE), 1, text?.assumingMemoryBound(to: CChar.self),
        octets.count))
    return unsafe part
  }

  @unsafe private static func alternatives(_ boundary: String) -> UnsafeMutablePointer<mailmime> {
    let content = unsafe allocated(mailmime_content_new_with_str("multipart/alternative"))
    let whole = unsafe allocated(
      mailmime_new_empty(content, allocated(mailmime_fields_new_empty())))
    // libetpan has thrown dice for a boundary: ours takes its place.
    if let dice = unsafe content.pointee.ct_parameters {
      unsafe clist_foreach(
        dice,
        { parameter, _ in
          unsafe mailmime_parameter_free(
            parameter?.assumingMemoryBound(to: mailmime_parameter.self))
        }, nil)
      unsafe clist_free(dice)
    }
    unsafe content.pointee.ct_parameters = nil
    unsafe add("boundary", boundary, to: content)
    return unsafe whole
  }

  @unsafe private static func add(
    _ part: UnsafeMutablePointer<mailmime>, to whole: UnsafeMutablePointer<mailmime>
  ) {
    let code = unsafe mailmime_add_part(whole, part)
    precondition(Int(code) == Int(MAILIMF_NO_ERROR), "there is memory for a part")
  }

  @unsafe private static func add(
    _ name: String, _ value: String, to content: UnsafeMutablePointer<mailmime_content>
  ) {
    let parameter = unsafe allocated(
      mailmime_parameter_new(copied(name), copied(value)))
    let parameters = unsafe content.pointee.ct_parameters ?? allocated(clist_new())
    unsafe content.pointee.ct_parameters = parameters
    let code = unsafe clist_insert_after(parameters, parameters.pointee.last, parameter)
    precondition(code == 0, "there is memory for a parameter")
  }
}
