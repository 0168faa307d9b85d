import Dispatch
import Synchronization

/// What `body` makes of each of `values`, in their order, worked out on all cores.
///
/// - Throws: What it throws for the first of those for which it throws.
func concurrently<Value: Sendable, Made: Sendable, Fault: Error>(
  _ values: [Value], _ body: @Sendable (Value) throws(Fault) -> Made
) throws(Fault) -> [Made] {
  let results = Mutex([Result<Made, Fault>?](repeating: nil, count: values.count))
  DispatchQueue.concurrentPerform(iterations: values.count) { index in
    let result: Result<Made, Fault>
    do throws(Fault) {
      result = .success(try body(values[index]))
    } catch {
      result = .failure(error)
    }
    results.withLock { $0[index] = result }
  }
  var made: [Made] = []
  made.reserveCapacity(values.count)
  for case let result? in results.withLock({ $0 }) { made.append(try result.get()) }
  return made
}

/// What `body` makes of each of `values`, in their order, worked out on all cores while `other`
/// runs on one of them.
///
/// - Throws: What `other` throws, else what `body` throws for the first of those for which it
///   throws.
func concurrently<Value: Sendable, Made: Sendable, Fault: Error>(
  _ values: [Value], beside other: @Sendable () throws(Fault) -> Void,
  _ body: @Sendable (Value) throws(Fault) -> Made
) throws(Fault) -> [Made] {
  let made = try concurrently([nil] + values.map(Optional.some)) { value throws(Fault) -> Made? in
    guard let value else {
      try other()
      return nil
    }
    return try body(value)
  }
  return made.compactMap(\.self)
}

/// What `body` makes of each of `values`, in their order, worked out on all cores while `other`
/// runs on one of them, and `own` here.
///
/// - Throws: What `other` throws, else what `body` throws for the first of those for which it
///   throws, else what `own` throws.
func concurrently<Value: Sendable, Made: Sendable, Fault: Error>(
  _ values: [Value], beside other: @escaping @Sendable () throws(Fault) -> Void,
  and own: () throws(Fault) -> Void, _ body: @escaping @Sendable (Value) throws(Fault) -> Made
) throws(Fault) -> [Made] {
  let making = Underway { () throws(Fault) in try concurrently(values, beside: other, body) }
  let ended: Result<Void, Fault>
  do throws(Fault) {
    ended = .success(try own())
  } catch {
    ended = .failure(error)
  }
  let made = try making.end().get()
  try ended.get()
  return made
}

/// Work that goes on, on another core, while whoever began it does something else.
final class Underway<Made: Sendable, Fault: Error>: Sendable {
  private let result = Mutex<Result<Made, Fault>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins `work`.
  init(_ work: @escaping @Sendable () throws(Fault) -> Made) {
    DispatchQueue.global().async { [self] in
      let made: Result<Made, Fault>
      do throws(Fault) {
        made = .success(try work())
      } catch {
        made = .failure(error)
      }
      result.withLock { $0 = made }
      isDone.signal()
    }
  }

  /// Waits for its end, once.
  ///
  /// - Returns: What was made, or why it was not.
  func end() -> Result<Made, Fault> {
    while true {
      if let result = result.withLock({ $0 }) { return result }
      isDone.wait()
    }
  }
}
