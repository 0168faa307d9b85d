import CEtpan

/// The Message-IDs of a header field (RFC 5322, 3.6.4), as libetpan reads them.
enum MessageIDField {
  /// The identifiers in `field`, an unfolded value, without their angle brackets; `nil` where
  /// libetpan does not read the whole of it, or must not be given it.
  static func identifiers(in field: ArraySlice<UInt8>, limits: Limits) -> [[UInt8]]? {
    guard FieldGuard.admits(field, limits: limits) else { return nil }
    return unsafe field.withUnsafeBytes { octets -> [[UInt8]]? in
      let text = unsafe octets.assumingMemoryBound(to: CChar.self)
      var consumed = 0
      var list: UnsafeMutablePointer<clist>?
      let code = unsafe mailimf_msg_id_list_parse(text.baseAddress, text.count, &consumed, &list)
      guard Int(code) == Int(MAILIMF_NO_ERROR), let list = unsafe list else { return nil }
      defer {
        unsafe clist_foreach(
          list,
          { data, _ in unsafe mailimf_msg_id_free(data?.assumingMemoryBound(to: CChar.self)) }, nil)
        unsafe clist_free(list)
      }
      guard field[(field.startIndex + consumed)...].trimmed.isEmpty else { return nil }
      let identifiers = unsafe values(of: list) { (id: UnsafeMutablePointer<CChar>) in
        unsafe Mail.octets(of: UnsafePointer(id))
      }
      // It takes what stands between two identifiers for part of one.
      let isWhole = identifiers.allSatisfy { id in
        !id.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x2C || $0.isSpace }
      }
      return isWhole ? identifiers : nil
    }
  }
}
