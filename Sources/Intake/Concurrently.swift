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
