import CEtpan

/// The date and time of a header field (RFC 5322, 3.3; obsolete forms 4.3), as libetpan reads it.
struct DateField {
  var year: Int
  var month: Int
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int
  /// The zone as it is written: `-330` is three and a half hours west.
  var zone: Int
}

extension DateField {
  /// Reads `field`, an unfolded value; `nil` where libetpan does not read the whole of it as
  /// a date, or must not be given it.
  init?(_ field: ArraySlice<UInt8>, limits: Limits) {
    guard FieldGuard.admits(field, limits: limits) else { return nil }
    let read = unsafe field.withUnsafeBytes { octets -> DateField? in
      let text = unsafe octets.assumingMemoryBound(to: CChar.self)
      var consumed = 0
      var date: UnsafeMutablePointer<mailimf_date_time>?
      let code = unsafe mailimf_date_time_parse(text.baseAddress, text.count, &consumed, &date)
      guard Int(code) == Int(MAILIMF_NO_ERROR), let date = unsafe date else { return nil }
      defer { unsafe mailimf_date_time_free(date) }
      guard field[(field.startIndex + consumed)...].trimmed.isEmpty else { return nil }
      return unsafe DateField(copyOf: date.pointee)
    }
    guard let read else { return nil }
    self = read
  }

  private init(copyOf date: mailimf_date_time) {
    self.init(
      year: Int(date.dt_year), month: Int(date.dt_month), day: Int(date.dt_day),
      hour: Int(date.dt_hour), minute: Int(date.dt_min), second: Int(date.dt_sec),
      zone: Int(date.dt_zone))
  }
}
