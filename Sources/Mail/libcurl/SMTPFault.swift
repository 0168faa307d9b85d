import CCurl

/// Why an exchange with a mail server did not end as it should.
enum SMTPFault: Error, Equatable {
  /// libcurl, which speaks to servers, is not installed.
  case withoutLibrary
  /// There is no host of that name, or the name cannot be looked up.
  case unknownHost
  /// The host is there and does not answer, or refuses.
  case unreachable
  /// The server does not offer STARTTLS, and we do not go on without.
  case withoutTLS
  /// Its certificate is not good for that host, by the authorities trusted.
  case badCertificate
  /// The file of authorities cannot be read.
  case badAuthorities
  /// TLS could not be agreed on.
  case failedTLS
  /// The server does not know the user, or the password is another.
  case loginRefused
  case tooSlow
  /// A command was refused; the last reply says why.
  case refused
  /// The connection ended, or what came is no SMTP.
  case brokenOff
  /// Something else, in libcurl's words.
  case other(String)

  /// `nil` where all went well.
  ///
  /// - Parameter words: What libcurl calls the code.
  init?(_ code: CURLcode, words: @autoclosure () -> String) {
    switch code {
    case CURLE_OK: return nil
    case CURLE_COULDNT_RESOLVE_HOST: self = .unknownHost
    case CURLE_COULDNT_CONNECT: self = .unreachable
    case CURLE_USE_SSL_FAILED: self = .withoutTLS
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM:
      self = .badCertificate
    case CURLE_SSL_CACERT_BADFILE: self = .badAuthorities
    case CURLE_SSL_CONNECT_ERROR: self = .failedTLS
    case CURLE_LOGIN_DENIED: self = .loginRefused
    case CURLE_OPERATION_TIMEDOUT: self = .tooSlow
    case CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: self = .brokenOff
    // A refused command, and a connection that breaks under one.
    case CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_UPLOAD_FAILED, CURLE_SEND_FAIL_REWIND,
      CURLE_REMOTE_ACCESS_DENIED, CURLE_QUOTE_ERROR:
      self = .refused
    default: self = .other(words())
    }
  }
}
