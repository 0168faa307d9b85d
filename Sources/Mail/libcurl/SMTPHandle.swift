import CCurl

/// A line to a mail server, spoken by libcurl, which keeps the connection between mails.
///
/// Certificates and host names are always checked; there is no way to turn that off. Proxies,
/// `.netrc` and every protocol but SMTP are out of reach.
@safe struct SMTPHandle: ~Copyable {
  private let curl: cfp_curl
  private let handle: UnsafeMutableRawPointer
  /// What libcurl's calls back into Swift work on; it lives as long as the handle.
  private let conversation = SMTPConversation()

  /// How one exchange with the server ended.
  struct Ending {
    var fault: SMTPFault?
    /// What the server replied, from the greeting on where a connection was made for it.
    var replies: [SMTPReply]
    /// How many replies had come when the last octet of the mail was handed over; `nil`
    /// when that did not happen.
    var handedOver: Int?
    /// Whether a connection was made for it.
    var isNewConnection: Bool
  }

  /// Prepares a line; nothing is connected yet.
  ///
  /// - Parameters:
  ///   - authorities: A file of certificates to trust in place of the system's.
  ///   - seconds: The time that connecting, and then each mail, may take.
  /// - Throws: ``SMTPFault/withoutLibrary`` where libcurl is not installed.
  init(
    host: String, port: Int, security: SMTPServer.Security, authorities: String?, seconds: Int
  ) throws(SMTPFault) {
    guard let library = unsafe Self.library else { throw .withoutLibrary }
    guard let made = library.easy_init() else { preconditionFailure("there is memory") }
    curl = library
    unsafe handle = made
    let scheme = security == .implicit ? "smtps" : "smtp"
    let name = host.contains(":") ? "[\(host)]" : host
    set(CURLOPT_URL, to: "\(scheme)://\(name):\(port)")
    set(CURLOPT_PROTOCOLS_STR, to: "smtp,smtps")
    set(CURLOPT_PROXY, to: "")
    set(CURLOPT_NETRC, to: Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_NOSIGNAL, to: 1)
    set(CURLOPT_USE_SSL, to: Int((security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
    set(CURLOPT_SSLVERSION, to: Int(CURL_SSLVERSION_TLSv1_2))
    set(CURLOPT_SSL_VERIFYPEER, to: 1)
    set(CURLOPT_SSL_VERIFYHOST, to: 2)
    if let authorities { set(CURLOPT_CAINFO, to: authorities) }
    set(CURLOPT_CONNECTTIMEOUT, to: min(seconds, 30))
    set(CURLOPT_TIMEOUT, to: seconds)
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, to: seconds)
    let context = unsafe Unmanaged.passUnretained(conversation).toOpaque()
    unsafe check(cfp_curl_set_pointer(curl, handle, CURLOPT_READDATA, context))
    unsafe check(cfp_curl_set_pointer(curl, handle, CURLOPT_HEADERDATA, context))
    unsafe check(cfp_curl_set_pointer(curl, handle, CURLOPT_WRITEDATA, context))
    unsafe check(
      cfp_curl_set_callback(curl, handle, CURLOPT_READFUNCTION) { buffer, size, count, context in
        guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
        let room = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
        return unsafe Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
          .read(into: room)
      })
    unsafe check(
      cfp_curl_set_callback(curl, handle, CURLOPT_HEADERFUNCTION) { buffer, size, count, context in
        guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
        let line = unsafe UnsafeRawBufferPointer(start: buffer, count: size * count)
        unsafe Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
          .replies.add(Array(line))
        return size * count
      })
    // Replies come as headers; what else libcurl would print goes nowhere.
    unsafe check(
      cfp_curl_set_callback(curl, handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count
      })
  }

  deinit { unsafe curl.easy_cleanup(handle) }

  /// Logs in as `user` on every connection made from now on.
  ///
  /// Only mechanisms that show the password are used: they come after TLS, and libcurl's
  /// others fail where a server knows passwords by their hashes, or asks for Kerberos.
  func logIn(as user: String, with password: String) {
    set(CURLOPT_USERNAME, to: user)
    set(CURLOPT_PASSWORD, to: password)
    set(CURLOPT_LOGIN_OPTIONS, to: "AUTH=PLAIN;AUTH=LOGIN")
  }

  /// Sends a command that is about no mail: `NOOP`, `QUIT`.
  func perform(_ command: String) -> Ending {
    set(CURLOPT_UPLOAD, to: 0)
    set(CURLOPT_NOBODY, to: 1)
    set(CURLOPT_CUSTOMREQUEST, to: command)
    conversation.begin(with: [])
    return perform()
  }

  /// Sends one mail.
  ///
  /// - Parameters:
  ///   - octets: The mail, lines ended by CRLF.
  ///   - sender: The envelope's sender; empty for the null sender.
  ///   - recipients: The envelope's recipients. Where there are several, one that takes the
  ///     mail is enough.
  ///   - anew: Whether to leave the connection alone that is there, and make another.
  func send(
    _ octets: [UInt8], from sender: String, to recipients: [String], anew: Bool
  ) -> Ending {
    set(CURLOPT_NOBODY, to: 0)
    set(CURLOPT_UPLOAD, to: 1)
    unsafe check(cfp_curl_set_text(curl, handle, CURLOPT_CUSTOMREQUEST, nil))
    set(CURLOPT_FRESH_CONNECT, to: anew ? 1 : 0)
    set(CURLOPT_MAIL_FROM, to: sender)
    set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, to: recipients.count > 1 ? 1 : 0)
    unsafe check(
      cfp_curl_set_size(curl, handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(octets.count)))
    var list: UnsafeMutablePointer<curl_slist>?
    defer { unsafe curl.slist_free_all(list) }
    for recipient in recipients { unsafe list = curl.slist_append(list, recipient) }
    unsafe check(cfp_curl_set_list(curl, handle, CURLOPT_MAIL_RCPT, list))
    defer {
      unsafe check(cfp_curl_set_list(curl, handle, CURLOPT_MAIL_RCPT, nil))
      set(CURLOPT_FRESH_CONNECT, to: 0)
    }
    conversation.begin(with: octets)
    return perform()
  }

  /// Lets what follows take `seconds` at most.
  func limit(to seconds: Int) { set(CURLOPT_TIMEOUT, to: seconds) }

  private func perform() -> Ending {
    let code = unsafe curl.easy_perform(handle)
    var connections = 0
    unsafe check(cfp_curl_get_number(curl, handle, CURLINFO_NUM_CONNECTS, &connections))
    return Ending(
      fault: SMTPFault(code, words: words(of: code)),
      replies: conversation.replies.all,
      handedOver: conversation.handedOver, isNewConnection: connections > 0)
  }

  private func words(of code: CURLcode) -> String {
    unsafe curl.easy_strerror(code).map { unsafe String(cString: $0) } ?? "\(code)"
  }

  private func set(_ option: CURLoption, to text: String) {
    unsafe check(cfp_curl_set_text(curl, handle, option, text))
  }

  private func set(_ option: CURLoption, to number: Int) {
    unsafe check(cfp_curl_set_number(curl, handle, option, number))
  }

  private func check(_ code: CURLcode) {
    precondition(code == CURLE_OK, "libcurl knows its options and has memory for them")
  }

  /// libcurl itself, looked for and made ready once; `nil` where it is not installed.
  private nonisolated(unsafe) static let library: cfp_curl? = {
    var curl = cfp_curl()
    guard unsafe cfp_curl_load(&curl, libraryName),
      curl.global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    else { return nil }
    return curl
  }()

  /// The file that the system's linker looks for.
  static let libraryName = "libcurl-gnutls.so.4"
}

/// What libcurl reads a mail from, and tells the server's replies to.
final class SMTPConversation {
  private var octets: [UInt8] = []
  private var read = 0
  fileprivate(set) var replies = SMTPReplies()
  private(set) var handedOver: Int?

  fileprivate func begin(with octets: [UInt8]) {
    self.octets = octets
    read = 0
    replies = SMTPReplies()
    handedOver = nil
  }

  /// Fills `room` with the next octets, and notes when these are the last: from then on the
  /// server may have the mail.
  @unsafe fileprivate func read(into room: UnsafeMutableRawBufferPointer) -> Int {
    let piece = octets[read..<min(octets.count, read + room.count)]
    unsafe room.copyBytes(from: piece)
    read += piece.count
    if read == octets.count, handedOver == nil { handedOver = replies.all.count }
    return piece.count
  }
}
