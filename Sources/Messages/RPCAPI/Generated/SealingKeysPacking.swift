// Made from switchboard/rpc/v1/sealing_keys.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages

extension SealingKey: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__sealing_key__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__SealingKey>) throws(MessageError) {
    self.init()
    self.keyID = try Lift.string(c.pointee.f1, "key_id")
    self.uses = c.pointee.f2
    self.sealing = c.pointee.f3 != 0
    self.retired = c.pointee.f4 != 0
    self.missingAt = try Lift.list(c.pointee.n_f5, c.pointee.f5, "missing_at") { element throws(MessageError) in
      try Lift.string(element)
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__SealingKey>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.keyID)
    c.pointee.f2 = self.uses
    c.pointee.f3 = self.sealing ? 1 : 0
    c.pointee.f4 = self.retired ? 1 : 0
    (c.pointee.n_f5, c.pointee.f5) = try arena.list(self.missingAt) { element throws(MessageError) in
      try arena.copy(element)
    }
  }
}

extension SealingKeyStatus: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__sealing_key_status__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__SealingKeyStatus>) throws(MessageError) {
    self.init()
    self.sealingKeyID = try Lift.string(c.pointee.f1, "sealing_key_id")
    self.keys = try Lift.messages(c.pointee.n_f2, c.pointee.f2, "keys")
    self.remaining = c.pointee.f3
    self.replicas = try Lift.list(c.pointee.n_f4, c.pointee.f4, "replicas") { element throws(MessageError) in
      try Lift.string(element)
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__SealingKeyStatus>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.sealingKeyID)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.keys) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f3 = self.remaining
    (c.pointee.n_f4, c.pointee.f4) = try arena.list(self.replicas) { element throws(MessageError) in
      try arena.copy(element)
    }
  }
}

extension GetKeyStatusRequest: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__get_key_status_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__GetKeyStatusRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__GetKeyStatusRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension GetKeyStatusResponse: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__get_key_status_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__GetKeyStatusResponse>) throws(MessageError) {
    self.init()
    self.status = try Lift.message(c.pointee.f1, "status")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__GetKeyStatusResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.status)
  }
}

extension RotateKeysRequest: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__rotate_keys_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__RotateKeysRequest>) throws(MessageError) {
    self.init()
    self.keyID = try Lift.string(c.pointee.f1, "key_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__RotateKeysRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.keyID)
  }
}

extension RotateKeysResponse: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__rotate_keys_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__RotateKeysResponse>) throws(MessageError) {
    self.init()
    self.status = try Lift.message(c.pointee.f1, "status")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__RotateKeysResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.status)
  }
}

extension RetireKeyRequest: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__retire_key_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__RetireKeyRequest>) throws(MessageError) {
    self.init()
    self.keyID = try Lift.string(c.pointee.f1, "key_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__RetireKeyRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.keyID)
  }
}

extension RetireKeyResponse: LoweredMessage {
  package static let layout = Layout(switchboard__rpc__v1__retire_key_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Rpc__V1__RetireKeyResponse>) throws(MessageError) {
    self.init()
    self.status = try Lift.message(c.pointee.f1, "status")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Rpc__V1__RetireKeyResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.status)
  }
}
