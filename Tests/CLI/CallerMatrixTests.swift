import Calls
import ServiceRuntime
import Testing

@testable import CLI

/// The table caller × method, as the method options state it.
@Suite struct CallerMatrixTests {
  @Test("every method names its callers, and only built-ins are open to all")
  func named() {
    for entry in MethodCatalog.all.entries {
      let method = entry.method.description
      let isBuiltIn = method.name.hasPrefix("switchboard.rpc.v1.")
      #expect((method.callers == ["*"]) == isBuiltIn, "\(method.name): \(method.callers)")
      let known = Set(ServiceCatalog.names + ServiceCatalog.others)
      #expect(!method.callers.isEmpty)
      if !isBuiltIn { #expect(known.isSuperset(of: method.callers), "\(method.name): \(method.callers)") }
    }
    #expect(!MethodCatalog.all.entries.isEmpty)
  }

  @Test("methods that act for an organization are called by the edge and the operator alone")
  func tenantMethods() {
    for entry in MethodCatalog.all.entries where !entry.method.description.isSystem {
      let method = entry.method.description
      #expect(Set(method.callers).isSubset(of: ["edge", "operator"]), "\(method.name): \(method.callers)")
    }
  }

  @Test("every service is told where those are whose methods it may call")
  func callees() throws {
    for entry in MethodCatalog.all.entries {
      let method = entry.method.description
      guard let callee = ServiceName(rawValue: String(method.name.split(separator: ".")[1])) else { continue }
      for caller in method.callers.compactMap(ServiceName.init(rawValue:)) where caller != callee {
        #expect(caller.callees.contains(callee), "\(caller.rawValue) → \(method.name)")
      }
    }
  }
}
