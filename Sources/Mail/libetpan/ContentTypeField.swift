import CEtpan

/// The media type of a header field (RFC 2045, 5.1), as libetpan reads it.
enum ContentTypeField {
  /// Reads `field`, an unfolded value; `nil` where libetpan does not read the whole of it, or
  /// must not be given it.
  static func read(_ field: ArraySlice<UInt8>, limits: Limits) -> MediaType? {
    guard FieldGuard.admits(field, limits: limits) else { return nil }
    return unsafe field.withUnsafeBytes { octets -> MediaType? in
      let text = unsafe octets.assumingMemoryBound(to: CChar.self)
      var consumed = 0
      var content: UnsafeMutablePointer<mailmime_content>?
      let code = unsafe mailmime_content_parse(text.baseAddress, text.count, &consumed, &content)
      guard Int(code) == Int(MAILIMF_NO_ERROR), let content = unsafe content else { return nil }
      defer { unsafe mailmime_content_free(content) }
      guard field[(field.startIndex + consumed)...].trimmed.isEmpty else { return nil }
      return unsafe copy(of: content.pointee)
    }
  }

  @unsafe static func copy(of content: mailmime_content) -> MediaType? {
    let subtype = unsafe octets(of: content.ct_subtype)[...].lowercasedASCII
    guard let type = unsafe content.ct_type, let kind = unsafe kind(of: type.pointee) else {
      return nil
    }
    let pairs = unsafe values(of: content.ct_parameters) {
      (parameter: UnsafeMutablePointer<mailmime_parameter>) in
      unsafe (
        name: octets(of: parameter.pointee.pa_name)[...].lowercasedASCII,
        value: octets(of: parameter.pointee.pa_value)
      )
    }
    return MediaType(kind: kind, subtype: subtype, parameters: Parameters(pairs))
  }

  @unsafe private static func kind(of type: mailmime_type) -> String? {
    if unsafe Int(type.tp_type) == Int(MAILMIME_TYPE_DISCRETE_TYPE),
      let discrete = unsafe type.tp_data.tp_discrete_type
    {
      switch unsafe Int(discrete.pointee.dt_type) {
      case Int(MAILMIME_DISCRETE_TYPE_TEXT): return "text"
      case Int(MAILMIME_DISCRETE_TYPE_IMAGE): return "image"
      case Int(MAILMIME_DISCRETE_TYPE_AUDIO): return "audio"
      case Int(MAILMIME_DISCRETE_TYPE_VIDEO): return "video"
      case Int(MAILMIME_DISCRETE_TYPE_APPLICATION): return "application"
      default:
        let name = unsafe octets(of: discrete.pointee.dt_extension)
        return name.isEmpty ? nil : name[...].lowercasedASCII
      }
    }
    guard let composite = unsafe type.tp_data.tp_composite_type else { return nil }
    switch unsafe Int(composite.pointee.ct_type) {
    case Int(MAILMIME_COMPOSITE_TYPE_MESSAGE): return "message"
    case Int(MAILMIME_COMPOSITE_TYPE_MULTIPART): return "multipart"
    default:
      let token = unsafe octets(of: composite.pointee.ct_token)
      return token.isEmpty ? nil : token[...].lowercasedASCII
    }
  }
}
