// Made from switchboard/test/v1/kitchen_sink.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CTestMessages
package import Messages
internal import RPCAPI

extension KitchenSink: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__kitchen_sink__init)
  private static let entryLayout71 = Layout(switchboard__test__v1__kitchen_sink__labels_entry__init)
  private static let entryLayout72 = Layout(switchboard__test__v1__kitchen_sink__inners_by_number_entry__init)
  private static let entryLayout73 = Layout(switchboard__test__v1__kitchen_sink__bytes_by_bool_entry__init)
  private static let entryLayout74 = Layout(switchboard__test__v1__kitchen_sink__doubles_by_number_entry__init)
  private static let entryLayout75 = Layout(switchboard__test__v1__kitchen_sink__moods_by_name_entry__init)
  private static let entryLayout76 = Layout(switchboard__test__v1__kitchen_sink__times_by_number_entry__init)
  private static let entryLayout77 = Layout(switchboard__test__v1__kitchen_sink__bools_by_fixed_entry__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__KitchenSink>) throws(MessageError) {
    self.init()
    self.anInt32 = c.pointee.f1
    self.anInt64 = c.pointee.f2
    self.aUint32 = c.pointee.f3
    self.aUint64 = c.pointee.f4
    self.aSint32 = c.pointee.f5
    self.aSint64 = c.pointee.f6
    self.aFixed32 = c.pointee.f7
    self.aFixed64 = c.pointee.f8
    self.aSfixed32 = c.pointee.f9
    self.aSfixed64 = c.pointee.f10
    self.aFloat = Float(bitPattern: c.pointee.f11)
    self.aDouble = Double(bitPattern: c.pointee.f12)
    self.aBool = c.pointee.f13 != 0
    self.aString = try Lift.string(c.pointee.f14, "a_string")
    self.someBytes = Lift.bytes(c.pointee.f15)
    self.mood = KitchenSinkMood(rawValue: c.pointee.f16)
    self.inner = try Lift.message(c.pointee.f17, "inner")
    self.at = try Lift.message(c.pointee.f18, "at")
    self.price = try Lift.message(c.pointee.f19, "price")
    if c.pointee.o2_case.rawValue == 21 {
      self.maybeInt32 = c.pointee.f21
    }
    if c.pointee.o3_case.rawValue == 22 {
      self.maybeUint64 = c.pointee.f22
    }
    if c.pointee.o4_case.rawValue == 23 {
      self.maybeFloat = Float(bitPattern: c.pointee.f23)
    }
    if c.pointee.o5_case.rawValue == 24 {
      self.maybeDouble = Double(bitPattern: c.pointee.f24)
    }
    if c.pointee.o6_case.rawValue == 25 {
      self.maybeBool = c.pointee.f25 != 0
    }
    if c.pointee.o7_case.rawValue == 26 {
      self.maybeString = try Lift.string(c.pointee.f26, "maybe_string")
    }
    if c.pointee.o8_case.rawValue == 27 {
      self.maybeBytes = Lift.bytes(c.pointee.f27)
    }
    if c.pointee.o9_case.rawValue == 28 {
      self.maybeMood = KitchenSinkMood(rawValue: c.pointee.f28)
    }
    if c.pointee.o10_case.rawValue == 29 {
      self.maybeInner = try Lift.message(c.pointee.f29, "maybe_inner")
    }
    if c.pointee.o11_case.rawValue == 30 {
      self.maybeAt = try Lift.message(c.pointee.f30, "maybe_at")
    }
    self.int32s = try Lift.list(c.pointee.n_f31, c.pointee.f31, "int32s") { element throws(MessageError) in
      element
    }
    self.int64s = try Lift.list(c.pointee.n_f32, c.pointee.f32, "int64s") { element throws(MessageError) in
      element
    }
    self.uint32s = try Lift.list(c.pointee.n_f33, c.pointee.f33, "uint32s") { element throws(MessageError) in
      element
    }
    self.uint64s = try Lift.list(c.pointee.n_f34, c.pointee.f34, "uint64s") { element throws(MessageError) in
      element
    }
    self.sint32s = try Lift.list(c.pointee.n_f35, c.pointee.f35, "sint32s") { element throws(MessageError) in
      element
    }
    self.sint64s = try Lift.list(c.pointee.n_f36, c.pointee.f36, "sint64s") { element throws(MessageError) in
      element
    }
    self.fixed32s = try Lift.list(c.pointee.n_f37, c.pointee.f37, "fixed32s") { element throws(MessageError) in
      element
    }
    self.fixed64s = try Lift.list(c.pointee.n_f38, c.pointee.f38, "fixed64s") { element throws(MessageError) in
      element
    }
    self.sfixed32s = try Lift.list(c.pointee.n_f39, c.pointee.f39, "sfixed32s") { element throws(MessageError) in
      element
    }
    self.sfixed64s = try Lift.list(c.pointee.n_f40, c.pointee.f40, "sfixed64s") { element throws(MessageError) in
      element
    }
    self.floats = try Lift.list(c.pointee.n_f41, c.pointee.f41, "floats") { element throws(MessageError) in
      Float(bitPattern: element)
    }
    self.doubles = try Lift.list(c.pointee.n_f42, c.pointee.f42, "doubles") { element throws(MessageError) in
      Double(bitPattern: element)
    }
    self.bools = try Lift.list(c.pointee.n_f43, c.pointee.f43, "bools") { element throws(MessageError) in
      element != 0
    }
    self.strings = try Lift.list(c.pointee.n_f44, c.pointee.f44, "strings") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.byteStrings = try Lift.list(c.pointee.n_f45, c.pointee.f45, "byte_strings") { element throws(MessageError) in
      Lift.bytes(element)
    }
    self.moods = try Lift.list(c.pointee.n_f46, c.pointee.f46, "moods") { element throws(MessageError) in
      KitchenSinkMood(rawValue: element)
    }
    self.inners = try Lift.messages(c.pointee.n_f47, c.pointee.f47, "inners")
    self.times = try Lift.messages(c.pointee.n_f48, c.pointee.f48, "times")
    self.unpackedInts = try Lift.list(c.pointee.n_f49, c.pointee.f49, "unpacked_ints") { element throws(MessageError) in
      element
    }
    self.secrets = try Lift.list(c.pointee.n_f50, c.pointee.f50, "secrets") { element throws(MessageError) in
      try Sensitive(Lift.string(element))
    }
    self.labels = try Lift.map(c.pointee.n_f71, c.pointee.f71, "labels") { entry throws(MessageError) in
      (try Lift.string(entry.pointee.f1, "key"), try Lift.string(entry.pointee.f2, "value"))
    }
    self.innersByNumber = try Lift.map(c.pointee.n_f72, c.pointee.f72, "inners_by_number") { entry throws(MessageError) in
      (entry.pointee.f1, try Lift.message(entry.pointee.f2, "value") ?? .init())
    }
    self.bytesByBool = try Lift.map(c.pointee.n_f73, c.pointee.f73, "bytes_by_bool") { entry throws(MessageError) in
      (entry.pointee.f1 != 0, Lift.bytes(entry.pointee.f2))
    }
    self.doublesByNumber = try Lift.map(c.pointee.n_f74, c.pointee.f74, "doubles_by_number") { entry throws(MessageError) in
      (entry.pointee.f1, Double(bitPattern: entry.pointee.f2))
    }
    self.moodsByName = try Lift.map(c.pointee.n_f75, c.pointee.f75, "moods_by_name") { entry throws(MessageError) in
      (try Lift.string(entry.pointee.f1, "key"), KitchenSinkMood(rawValue: entry.pointee.f2))
    }
    self.timesByNumber = try Lift.map(c.pointee.n_f76, c.pointee.f76, "times_by_number") { entry throws(MessageError) in
      (entry.pointee.f1, try Lift.message(entry.pointee.f2, "value") ?? .init())
    }
    self.boolsByFixed = try Lift.map(c.pointee.n_f77, c.pointee.f77, "bools_by_fixed") { entry throws(MessageError) in
      (entry.pointee.f1, entry.pointee.f2 != 0)
    }
    self.secret = try Sensitive(Lift.string(c.pointee.f81, "secret"))
    self.secretBytes = Sensitive(Lift.bytes(c.pointee.f82))
    if c.pointee.o12_case.rawValue == 83 {
      self.maybeSecret = try Sensitive(Lift.string(c.pointee.f83, "maybe_secret"))
    }
    self.secretNumber = Sensitive(c.pointee.f84)
    self.secretMood = Sensitive(KitchenSinkMood(rawValue: c.pointee.f85))
    switch c.pointee.o0_case.rawValue {
    case 51:
      self.choice = .text(try Lift.string(c.pointee.f51, "text"))
    case 52:
      self.choice = .number(c.pointee.f52)
    case 53:
      self.choice = .blob(Lift.bytes(c.pointee.f53))
    case 54:
      self.choice = .message(try Lift.message(c.pointee.f54, "message") ?? .init())
    case 55:
      self.choice = .feeling(KitchenSinkMood(rawValue: c.pointee.f55))
    case 56:
      self.choice = .ratio(Double(bitPattern: c.pointee.f56))
    case 57:
      self.choice = .flag(c.pointee.f57 != 0)
    case 58:
      self.choice = .moment(try Lift.message(c.pointee.f58, "moment") ?? .init())
    case 59:
      self.choice = .secretChoice(try Sensitive(Lift.string(c.pointee.f59, "secret_choice")))
    default: break
    }
    switch c.pointee.o1_case.rawValue {
    case 60:
      self.secondChoice = .left(c.pointee.f60)
    case 61:
      self.secondChoice = .right(try Lift.string(c.pointee.f61, "right"))
    default: break
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__KitchenSink>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = self.anInt32
    c.pointee.f2 = self.anInt64
    c.pointee.f3 = self.aUint32
    c.pointee.f4 = self.aUint64
    c.pointee.f5 = self.aSint32
    c.pointee.f6 = self.aSint64
    c.pointee.f7 = self.aFixed32
    c.pointee.f8 = self.aFixed64
    c.pointee.f9 = self.aSfixed32
    c.pointee.f10 = self.aSfixed64
    c.pointee.f11 = self.aFloat.bitPattern
    c.pointee.f12 = self.aDouble.bitPattern
    c.pointee.f13 = self.aBool ? 1 : 0
    c.pointee.f14 = try arena.copy(self.aString)
    c.pointee.f15 = try arena.copy(self.someBytes)
    c.pointee.f16 = self.mood.rawValue
    c.pointee.f17 = try arena.lower(ifAny: self.inner)
    c.pointee.f18 = try arena.lower(ifAny: self.at)
    c.pointee.f19 = try arena.lower(ifAny: self.price)
    if let value = self.maybeInt32 {
      c.pointee.o2_case = .init(21)
      c.pointee.f21 = value
    }
    if let value = self.maybeUint64 {
      c.pointee.o3_case = .init(22)
      c.pointee.f22 = value
    }
    if let value = self.maybeFloat {
      c.pointee.o4_case = .init(23)
      c.pointee.f23 = value.bitPattern
    }
    if let value = self.maybeDouble {
      c.pointee.o5_case = .init(24)
      c.pointee.f24 = value.bitPattern
    }
    if let value = self.maybeBool {
      c.pointee.o6_case = .init(25)
      c.pointee.f25 = value ? 1 : 0
    }
    if let value = self.maybeString {
      c.pointee.o7_case = .init(26)
      c.pointee.f26 = try arena.copy(value)
    }
    if let value = self.maybeBytes {
      c.pointee.o8_case = .init(27)
      c.pointee.f27 = try arena.copy(value)
    }
    if let value = self.maybeMood {
      c.pointee.o9_case = .init(28)
      c.pointee.f28 = value.rawValue
    }
    if let value = self.maybeInner {
      c.pointee.o10_case = .init(29)
      c.pointee.f29 = try arena.lower(value)
    }
    if let value = self.maybeAt {
      c.pointee.o11_case = .init(30)
      c.pointee.f30 = try arena.lower(value)
    }
    (c.pointee.n_f31, c.pointee.f31) = try arena.list(self.int32s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f32, c.pointee.f32) = try arena.list(self.int64s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f33, c.pointee.f33) = try arena.list(self.uint32s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f34, c.pointee.f34) = try arena.list(self.uint64s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f35, c.pointee.f35) = try arena.list(self.sint32s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f36, c.pointee.f36) = try arena.list(self.sint64s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f37, c.pointee.f37) = try arena.list(self.fixed32s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f38, c.pointee.f38) = try arena.list(self.fixed64s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f39, c.pointee.f39) = try arena.list(self.sfixed32s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f40, c.pointee.f40) = try arena.list(self.sfixed64s) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f41, c.pointee.f41) = try arena.list(self.floats) { element throws(MessageError) in
      element.bitPattern
    }
    (c.pointee.n_f42, c.pointee.f42) = try arena.list(self.doubles) { element throws(MessageError) in
      element.bitPattern
    }
    (c.pointee.n_f43, c.pointee.f43) = try arena.list(self.bools) { element throws(MessageError) in
      element ? 1 : 0
    }
    (c.pointee.n_f44, c.pointee.f44) = try arena.list(self.strings) { element throws(MessageError) in
      try arena.copy(element)
    }
    (c.pointee.n_f45, c.pointee.f45) = try arena.list(self.byteStrings) { element throws(MessageError) in
      try arena.copy(element)
    }
    (c.pointee.n_f46, c.pointee.f46) = try arena.list(self.moods) { element throws(MessageError) in
      element.rawValue
    }
    (c.pointee.n_f47, c.pointee.f47) = try arena.list(self.inners) { element throws(MessageError) in
      try arena.lower(element)
    }
    (c.pointee.n_f48, c.pointee.f48) = try arena.list(self.times) { element throws(MessageError) in
      try arena.lower(element)
    }
    (c.pointee.n_f49, c.pointee.f49) = try arena.list(self.unpackedInts) { element throws(MessageError) in
      element
    }
    (c.pointee.n_f50, c.pointee.f50) = try arena.list(self.secrets) { element throws(MessageError) in
      try arena.copy(element.reveal())
    }
    (c.pointee.n_f71, c.pointee.f71) = try arena.list(arena.entries(self.labels)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout71)
      entry.pointee.f1 = try arena.copy(element.key)
      entry.pointee.f2 = try arena.copy(element.value)
      return entry
    }
    (c.pointee.n_f72, c.pointee.f72) = try arena.list(arena.entries(self.innersByNumber)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout72)
      entry.pointee.f1 = element.key
      entry.pointee.f2 = try arena.lower(element.value)
      return entry
    }
    (c.pointee.n_f73, c.pointee.f73) = try arena.list(arena.entries(self.bytesByBool)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout73)
      entry.pointee.f1 = element.key ? 1 : 0
      entry.pointee.f2 = try arena.copy(element.value)
      return entry
    }
    (c.pointee.n_f74, c.pointee.f74) = try arena.list(arena.entries(self.doublesByNumber)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout74)
      entry.pointee.f1 = element.key
      entry.pointee.f2 = element.value.bitPattern
      return entry
    }
    (c.pointee.n_f75, c.pointee.f75) = try arena.list(arena.entries(self.moodsByName)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout75)
      entry.pointee.f1 = try arena.copy(element.key)
      entry.pointee.f2 = element.value.rawValue
      return entry
    }
    (c.pointee.n_f76, c.pointee.f76) = try arena.list(arena.entries(self.timesByNumber)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout76)
      entry.pointee.f1 = element.key
      entry.pointee.f2 = try arena.lower(element.value)
      return entry
    }
    (c.pointee.n_f77, c.pointee.f77) = try arena.list(arena.entries(self.boolsByFixed)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout77)
      entry.pointee.f1 = element.key
      entry.pointee.f2 = element.value ? 1 : 0
      return entry
    }
    c.pointee.f81 = try arena.copy(self.secret.reveal())
    c.pointee.f82 = try arena.copy(self.secretBytes.reveal())
    if let value = self.maybeSecret {
      c.pointee.o12_case = .init(83)
      c.pointee.f83 = try arena.copy(value.reveal())
    }
    c.pointee.f84 = self.secretNumber.reveal()
    c.pointee.f85 = self.secretMood.reveal().rawValue
    switch self.choice {
    case .text(let value):
      c.pointee.o0_case = .init(51)
      c.pointee.f51 = try arena.copy(value)
    case .number(let value):
      c.pointee.o0_case = .init(52)
      c.pointee.f52 = value
    case .blob(let value):
      c.pointee.o0_case = .init(53)
      c.pointee.f53 = try arena.copy(value)
    case .message(let value):
      c.pointee.o0_case = .init(54)
      c.pointee.f54 = try arena.lower(value)
    case .feeling(let value):
      c.pointee.o0_case = .init(55)
      c.pointee.f55 = value.rawValue
    case .ratio(let value):
      c.pointee.o0_case = .init(56)
      c.pointee.f56 = value.bitPattern
    case .flag(let value):
      c.pointee.o0_case = .init(57)
      c.pointee.f57 = value ? 1 : 0
    case .moment(let value):
      c.pointee.o0_case = .init(58)
      c.pointee.f58 = try arena.lower(value)
    case .secretChoice(let value):
      c.pointee.o0_case = .init(59)
      c.pointee.f59 = try arena.copy(value.reveal())
    case nil: break
    }
    switch self.secondChoice {
    case .left(let value):
      c.pointee.o1_case = .init(60)
      c.pointee.f60 = value
    case .right(let value):
      c.pointee.o1_case = .init(61)
      c.pointee.f61 = try arena.copy(value)
    case nil: break
    }
  }
}

extension KitchenSinkInner: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__kitchen_sink__inner__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__KitchenSink__Inner>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.numbers = try Lift.list(c.pointee.n_f2, c.pointee.f2, "numbers") { element throws(MessageError) in
      element
    }
    self.innermost = try Lift.message(c.pointee.f3, "innermost")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__KitchenSink__Inner>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.numbers) { element throws(MessageError) in
      element
    }
    c.pointee.f3 = try arena.lower(ifAny: self.innermost)
  }
}

extension KitchenSinkInnerInnermost: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__kitchen_sink__inner__innermost__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__KitchenSink__Inner__Innermost>) throws(MessageError) {
    self.init()
    if c.pointee.o0_case.rawValue == 1 {
      self.deep = c.pointee.f1 != 0
    }
    self.data = Lift.bytes(c.pointee.f2)
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__KitchenSink__Inner__Innermost>, _ arena: Arena) throws(MessageError) {
    if let value = self.deep {
      c.pointee.o0_case = .init(1)
      c.pointee.f1 = value ? 1 : 0
    }
    c.pointee.f2 = try arena.copy(self.data)
  }
}

extension AwkwardNames: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__awkward_names__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__AwkwardNames>) throws(MessageError) {
    self.init()
    self.self_ = try Lift.string(c.pointee.f1, "self")
    self.`in` = try Lift.string(c.pointee.f2, "in")
    self.base = try Lift.string(c.pointee.f3, "base")
    self.init_ = try Lift.string(c.pointee.f4, "init")
    self.description_ = try Lift.string(c.pointee.f5, "description")
    self.`default` = try Lift.string(c.pointee.f6, "default")
    self.hashValue_ = try Lift.string(c.pointee.f7, "hash_value")
    self.type = try Lift.string(c.pointee.f8, "Type")
    self.`func` = c.pointee.f9
    self.urlPath = try Lift.string(c.pointee.f10, "url_path")
    self.orgID = try Lift.string(c.pointee.f11, "org_id")
    self.callIDs = try Lift.list(c.pointee.n_f12, c.pointee.f12, "call_ids") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.c = try Lift.string(c.pointee.f13, "c")
    self.arena = try Lift.string(c.pointee.f14, "arena")
    self.schema_ = try Lift.string(c.pointee.f17, "schema")
    self.element = try Lift.string(c.pointee.f18, "element")
    switch c.pointee.o0_case.rawValue {
    case 15:
      self.`switch` = .`case`(try Lift.string(c.pointee.f15, "case"))
    case 16:
      self.`switch` = .`where`(try Lift.string(c.pointee.f16, "where"))
    default: break
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__AwkwardNames>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.self_)
    c.pointee.f2 = try arena.copy(self.`in`)
    c.pointee.f3 = try arena.copy(self.base)
    c.pointee.f4 = try arena.copy(self.init_)
    c.pointee.f5 = try arena.copy(self.description_)
    c.pointee.f6 = try arena.copy(self.`default`)
    c.pointee.f7 = try arena.copy(self.hashValue_)
    c.pointee.f8 = try arena.copy(self.type)
    c.pointee.f9 = self.`func`
    c.pointee.f10 = try arena.copy(self.urlPath)
    c.pointee.f11 = try arena.copy(self.orgID)
    (c.pointee.n_f12, c.pointee.f12) = try arena.list(self.callIDs) { element throws(MessageError) in
      try arena.copy(element)
    }
    c.pointee.f13 = try arena.copy(self.c)
    c.pointee.f14 = try arena.copy(self.arena)
    c.pointee.f17 = try arena.copy(self.schema_)
    c.pointee.f18 = try arena.copy(self.element)
    switch self.`switch` {
    case .`case`(let value):
      c.pointee.o0_case = .init(15)
      c.pointee.f15 = try arena.copy(value)
    case .`where`(let value):
      c.pointee.o0_case = .init(16)
      c.pointee.f16 = try arena.copy(value)
    case nil: break
    }
  }
}

extension FarNumbers: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__far_numbers__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__FarNumbers>) throws(MessageError) {
    self.init()
    self.last = try Lift.string(c.pointee.f536870911, "last")
    self.first = try Lift.string(c.pointee.f1, "first")
    self.middle = c.pointee.f18999
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__FarNumbers>, _ arena: Arena) throws(MessageError) {
    c.pointee.f536870911 = try arena.copy(self.last)
    c.pointee.f1 = try arena.copy(self.first)
    c.pointee.f18999 = self.middle
  }
}

extension OldOrder: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__old_order__init)
  private static let entryLayout4 = Layout(switchboard__test__v1__old_order__parts_by_name_entry__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__OldOrder>) throws(MessageError) {
    self.init()
    self.item = try Lift.string(c.pointee.f1, "item")
    self.part = try Lift.message(c.pointee.f2, "part")
    self.parts = try Lift.messages(c.pointee.n_f3, c.pointee.f3, "parts")
    self.partsByName = try Lift.map(c.pointee.n_f4, c.pointee.f4, "parts_by_name") { entry throws(MessageError) in
      (try Lift.string(entry.pointee.f1, "key"), try Lift.message(entry.pointee.f2, "value") ?? .init())
    }
    switch c.pointee.o0_case.rawValue {
    case 5:
      self.choice = .chosen(try Lift.message(c.pointee.f5, "chosen") ?? .init())
    default: break
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__OldOrder>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.item)
    c.pointee.f2 = try arena.lower(ifAny: self.part)
    (c.pointee.n_f3, c.pointee.f3) = try arena.list(self.parts) { element throws(MessageError) in
      try arena.lower(element)
    }
    (c.pointee.n_f4, c.pointee.f4) = try arena.list(arena.entries(self.partsByName)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout4)
      entry.pointee.f1 = try arena.copy(element.key)
      entry.pointee.f2 = try arena.lower(element.value)
      return entry
    }
    switch self.choice {
    case .chosen(let value):
      c.pointee.o0_case = .init(5)
      c.pointee.f5 = try arena.lower(value)
    case nil: break
    }
  }
}

extension OldPart: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__old_part__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__OldPart>) throws(MessageError) {
    self.init()
    self.item = try Lift.string(c.pointee.f1, "item")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__OldPart>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.item)
  }
}

extension NewOrder: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__new_order__init)
  private static let entryLayout4 = Layout(switchboard__test__v1__new_order__parts_by_name_entry__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__NewOrder>) throws(MessageError) {
    self.init()
    self.item = try Lift.string(c.pointee.f1, "item")
    self.part = try Lift.message(c.pointee.f2, "part")
    self.parts = try Lift.messages(c.pointee.n_f3, c.pointee.f3, "parts")
    self.partsByName = try Lift.map(c.pointee.n_f4, c.pointee.f4, "parts_by_name") { entry throws(MessageError) in
      (try Lift.string(entry.pointee.f1, "key"), try Lift.message(entry.pointee.f2, "value") ?? .init())
    }
    self.note = try Lift.string(c.pointee.f6, "note")
    self.below = try Lift.string(c.pointee.f18999, "below")
    self.above = try Lift.string(c.pointee.f30000, "above")
    if c.pointee.o1_case.rawValue == 20000 {
      self.atMostCents = c.pointee.f20000
    }
    self.never = try Lift.message(c.pointee.f29999, "never")
    switch c.pointee.o0_case.rawValue {
    case 5:
      self.choice = .chosen(try Lift.message(c.pointee.f5, "chosen") ?? .init())
    default: break
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__NewOrder>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.item)
    c.pointee.f2 = try arena.lower(ifAny: self.part)
    (c.pointee.n_f3, c.pointee.f3) = try arena.list(self.parts) { element throws(MessageError) in
      try arena.lower(element)
    }
    (c.pointee.n_f4, c.pointee.f4) = try arena.list(arena.entries(self.partsByName)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout4)
      entry.pointee.f1 = try arena.copy(element.key)
      entry.pointee.f2 = try arena.lower(element.value)
      return entry
    }
    c.pointee.f6 = try arena.copy(self.note)
    c.pointee.f18999 = try arena.copy(self.below)
    c.pointee.f30000 = try arena.copy(self.above)
    if let value = self.atMostCents {
      c.pointee.o1_case = .init(20000)
      c.pointee.f20000 = value
    }
    c.pointee.f29999 = try arena.lower(ifAny: self.never)
    switch self.choice {
    case .chosen(let value):
      c.pointee.o0_case = .init(5)
      c.pointee.f5 = try arena.lower(value)
    case nil: break
    }
  }
}

extension NewPart: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__new_part__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__NewPart>) throws(MessageError) {
    self.init()
    self.item = try Lift.string(c.pointee.f1, "item")
    self.atMost = c.pointee.f20001
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__NewPart>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.item)
    c.pointee.f20001 = self.atMost
  }
}

extension Hollow: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__hollow__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__Hollow>) throws(MessageError) {
    self.init()
    self.empties = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "empties")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__Hollow>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.empties) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension HollowEmpty: LoweredMessage {
  package static let layout = Layout(switchboard__test__v1__hollow__empty__init)

  package init(lifting c: UnsafePointer<Switchboard__Test__V1__Hollow__Empty>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Test__V1__Hollow__Empty>, _ arena: Arena) throws(MessageError) {
  }
}
