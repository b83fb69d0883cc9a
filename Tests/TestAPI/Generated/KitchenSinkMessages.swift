// Made from switchboard/test/v1/kitchen_sink.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
public import RPCAPI

/// Fields of all kinds, once, many times, by choice.
public struct KitchenSink: Sendable, Hashable {
  public var anInt32: Int32 = 0
  public var anInt64: Int64 = 0
  public var aUint32: UInt32 = 0
  public var aUint64: UInt64 = 0
  public var aSint32: Int32 = 0
  public var aSint64: Int64 = 0
  public var aFixed32: UInt32 = 0
  public var aFixed64: UInt64 = 0
  public var aSfixed32: Int32 = 0
  public var aSfixed64: Int64 = 0
  public var aFloat: Float = 0
  public var aDouble: Double = 0
  public var aBool: Bool = false
  public var aString: String = ""
  public var someBytes: [UInt8] = []
  public var mood: KitchenSinkMood = .unspecified
  public var inner: KitchenSinkInner? = nil
  public var at: Timestamp? = nil
  public var price: Money? = nil
  public var maybeInt32: Int32? = nil
  public var maybeUint64: UInt64? = nil
  public var maybeFloat: Float? = nil
  public var maybeDouble: Double? = nil
  public var maybeBool: Bool? = nil
  public var maybeString: String? = nil
  public var maybeBytes: [UInt8]? = nil
  public var maybeMood: KitchenSinkMood? = nil
  public var maybeInner: KitchenSinkInner? = nil
  public var maybeAt: Timestamp? = nil
  public var int32s: [Int32] = []
  public var int64s: [Int64] = []
  public var uint32s: [UInt32] = []
  public var uint64s: [UInt64] = []
  public var sint32s: [Int32] = []
  public var sint64s: [Int64] = []
  public var fixed32s: [UInt32] = []
  public var fixed64s: [UInt64] = []
  public var sfixed32s: [Int32] = []
  public var sfixed64s: [Int64] = []
  public var floats: [Float] = []
  public var doubles: [Double] = []
  public var bools: [Bool] = []
  public var strings: [String] = []
  public var byteStrings: [[UInt8]] = []
  public var moods: [KitchenSinkMood] = []
  public var inners: [KitchenSinkInner] = []
  public var times: [Timestamp] = []
  public var unpackedInts: [Int32] = []
  public var secrets: [Sensitive<String>] = []
  public var choice: Choice? = nil
  public var secondChoice: SecondChoice? = nil
  public var labels: [String: String] = [:]
  public var innersByNumber: [Int32: KitchenSinkInner] = [:]
  public var bytesByBool: [Bool: [UInt8]] = [:]
  public var doublesByNumber: [UInt64: Double] = [:]
  public var moodsByName: [String: KitchenSinkMood] = [:]
  public var timesByNumber: [Int64: Timestamp] = [:]
  public var boolsByFixed: [UInt32: Bool] = [:]
  public var secret: Sensitive<String> = ""
  public var secretBytes: Sensitive<[UInt8]> = []
  public var maybeSecret: Sensitive<String>? = nil
  public var secretNumber: Sensitive<Int64> = Sensitive(0)
  public var secretMood: Sensitive<KitchenSinkMood> = Sensitive(.unspecified)

  /// The choices of `choice`.
  public enum Choice: Sendable, Hashable {
    case text(String)
    case number(Int64)
    case blob([UInt8])
    case message(KitchenSinkInner)
    case feeling(KitchenSinkMood)
    case ratio(Double)
    case flag(Bool)
    case moment(Timestamp)
    case secretChoice(Sensitive<String>)
  }

  /// The choices of `secondChoice`.
  public enum SecondChoice: Sendable, Hashable {
    case left(UInt32)
    case right(String)
  }

  public init() {}

  public init(
    anInt32: Int32 = 0,
    anInt64: Int64 = 0,
    aUint32: UInt32 = 0,
    aUint64: UInt64 = 0,
    aSint32: Int32 = 0,
    aSint64: Int64 = 0,
    aFixed32: UInt32 = 0,
    aFixed64: UInt64 = 0,
    aSfixed32: Int32 = 0,
    aSfixed64: Int64 = 0,
    aFloat: Float = 0,
    aDouble: Double = 0,
    aBool: Bool = false,
    aString: String = "",
    someBytes: [UInt8] = [],
    mood: KitchenSinkMood = .unspecified,
    inner: KitchenSinkInner? = nil,
    at: Timestamp? = nil,
    price: Money? = nil,
    maybeInt32: Int32? = nil,
    maybeUint64: UInt64? = nil,
    maybeFloat: Float? = nil,
    maybeDouble: Double? = nil,
    maybeBool: Bool? = nil,
    maybeString: String? = nil,
    maybeBytes: [UInt8]? = nil,
    maybeMood: KitchenSinkMood? = nil,
    maybeInner: KitchenSinkInner? = nil,
    maybeAt: Timestamp? = nil,
    int32s: [Int32] = [],
    int64s: [Int64] = [],
    uint32s: [UInt32] = [],
    uint64s: [UInt64] = [],
    sint32s: [Int32] = [],
    sint64s: [Int64] = [],
    fixed32s: [UInt32] = [],
    fixed64s: [UInt64] = [],
    sfixed32s: [Int32] = [],
    sfixed64s: [Int64] = [],
    floats: [Float] = [],
    doubles: [Double] = [],
    bools: [Bool] = [],
    strings: [String] = [],
    byteStrings: [[UInt8]] = [],
    moods: [KitchenSinkMood] = [],
    inners: [KitchenSinkInner] = [],
    times: [Timestamp] = [],
    unpackedInts: [Int32] = [],
    secrets: [Sensitive<String>] = [],
    choice: Choice? = nil,
    secondChoice: SecondChoice? = nil,
    labels: [String: String] = [:],
    innersByNumber: [Int32: KitchenSinkInner] = [:],
    bytesByBool: [Bool: [UInt8]] = [:],
    doublesByNumber: [UInt64: Double] = [:],
    moodsByName: [String: KitchenSinkMood] = [:],
    timesByNumber: [Int64: Timestamp] = [:],
    boolsByFixed: [UInt32: Bool] = [:],
    secret: Sensitive<String> = "",
    secretBytes: Sensitive<[UInt8]> = [],
    maybeSecret: Sensitive<String>? = nil,
    secretNumber: Sensitive<Int64> = Sensitive(0),
    secretMood: Sensitive<KitchenSinkMood> = Sensitive(.unspecified)
  ) {
    self.anInt32 = anInt32
    self.anInt64 = anInt64
    self.aUint32 = aUint32
    self.aUint64 = aUint64
    self.aSint32 = aSint32
    self.aSint64 = aSint64
    self.aFixed32 = aFixed32
    self.aFixed64 = aFixed64
    self.aSfixed32 = aSfixed32
    self.aSfixed64 = aSfixed64
    self.aFloat = aFloat
    self.aDouble = aDouble
    self.aBool = aBool
    self.aString = aString
    self.someBytes = someBytes
    self.mood = mood
    self.inner = inner
    self.at = at
    self.price = price
    self.maybeInt32 = maybeInt32
    self.maybeUint64 = maybeUint64
    self.maybeFloat = maybeFloat
    self.maybeDouble = maybeDouble
    self.maybeBool = maybeBool
    self.maybeString = maybeString
    self.maybeBytes = maybeBytes
    self.maybeMood = maybeMood
    self.maybeInner = maybeInner
    self.maybeAt = maybeAt
    self.int32s = int32s
    self.int64s = int64s
    self.uint32s = uint32s
    self.uint64s = uint64s
    self.sint32s = sint32s
    self.sint64s = sint64s
    self.fixed32s = fixed32s
    self.fixed64s = fixed64s
    self.sfixed32s = sfixed32s
    self.sfixed64s = sfixed64s
    self.floats = floats
    self.doubles = doubles
    self.bools = bools
    self.strings = strings
    self.byteStrings = byteStrings
    self.moods = moods
    self.inners = inners
    self.times = times
    self.unpackedInts = unpackedInts
    self.secrets = secrets
    self.choice = choice
    self.secondChoice = secondChoice
    self.labels = labels
    self.innersByNumber = innersByNumber
    self.bytesByBool = bytesByBool
    self.doublesByNumber = doublesByNumber
    self.moodsByName = moodsByName
    self.timesByNumber = timesByNumber
    self.boolsByFixed = boolsByFixed
    self.secret = secret
    self.secretBytes = secretBytes
    self.maybeSecret = maybeSecret
    self.secretNumber = secretNumber
    self.secretMood = secretMood
  }
}

/// A message inside a message.
public struct KitchenSinkInner: Sendable, Hashable {
  public var name: String = ""
  public var numbers: [Int32] = []
  public var innermost: KitchenSinkInnerInnermost? = nil

  public init() {}

  public init(
    name: String = "",
    numbers: [Int32] = [],
    innermost: KitchenSinkInnerInnermost? = nil
  ) {
    self.name = name
    self.numbers = numbers
    self.innermost = innermost
  }
}

/// As deep as it gets.
public struct KitchenSinkInnerInnermost: Sendable, Hashable {
  public var deep: Bool? = nil
  public var data: [UInt8] = []

  public init() {}

  public init(
    deep: Bool? = nil,
    data: [UInt8] = []
  ) {
    self.deep = deep
    self.data = data
  }
}

/// Names that Swift, C or protoc-c have other uses for.
public struct AwkwardNames: Sendable, Hashable {
  public var self_: String = ""
  public var `in`: String = ""
  public var base: String = ""
  public var init_: String = ""
  public var description_: String = ""
  public var `default`: String = ""
  public var hashValue_: String = ""
  public var type: String = ""
  public var `func`: Int32 = 0
  public var urlPath: String = ""
  public var orgID: String = ""
  public var callIDs: [String] = []
  public var c: String = ""
  public var arena: String = ""
  public var `switch`: Switch? = nil
  public var schema_: String = ""
  public var element: String = ""

  /// The choices of `switch`.
  public enum Switch: Sendable, Hashable {
    case `case`(String)
    case `where`(String)
  }

  public init() {}

  public init(
    self_: String = "",
    `in`: String = "",
    base: String = "",
    init_: String = "",
    description_: String = "",
    `default`: String = "",
    hashValue_: String = "",
    type: String = "",
    `func`: Int32 = 0,
    urlPath: String = "",
    orgID: String = "",
    callIDs: [String] = [],
    c: String = "",
    arena: String = "",
    `switch`: Switch? = nil,
    schema_: String = "",
    element: String = ""
  ) {
    self.self_ = self_
    self.`in` = `in`
    self.base = base
    self.init_ = init_
    self.description_ = description_
    self.`default` = `default`
    self.hashValue_ = hashValue_
    self.type = type
    self.`func` = `func`
    self.urlPath = urlPath
    self.orgID = orgID
    self.callIDs = callIDs
    self.c = c
    self.arena = arena
    self.`switch` = `switch`
    self.schema_ = schema_
    self.element = element
  }
}

/// Large field numbers, out of order.
public struct FarNumbers: Sendable, Hashable {
  public var last: String = ""
  public var first: String = ""
  public var middle: UInt64 = 0

  public init() {}

  public init(
    last: String = "",
    first: String = "",
    middle: UInt64 = 0
  ) {
    self.last = last
    self.first = first
    self.middle = middle
  }
}

/// An order as an older program knows it.
public struct OldOrder: Sendable, Hashable {
  public var item: String = ""
  public var part: OldPart? = nil
  public var parts: [OldPart] = []
  public var partsByName: [String: OldPart] = [:]
  public var choice: Choice? = nil

  /// The choices of `choice`.
  public enum Choice: Sendable, Hashable {
    case chosen(OldPart)
  }

  public init() {}

  public init(
    item: String = "",
    part: OldPart? = nil,
    parts: [OldPart] = [],
    partsByName: [String: OldPart] = [:],
    choice: Choice? = nil
  ) {
    self.item = item
    self.part = part
    self.parts = parts
    self.partsByName = partsByName
    self.choice = choice
  }
}

public struct OldPart: Sendable, Hashable {
  public var item: String = ""

  public init() {}

  public init(
    item: String = ""
  ) {
    self.item = item
  }
}

/// The same order as a newer program sends it: some of its fields are limits, some are not.
public struct NewOrder: Sendable, Hashable {
  public var item: String = ""
  public var part: NewPart? = nil
  public var parts: [NewPart] = []
  public var partsByName: [String: NewPart] = [:]
  public var choice: Choice? = nil
  /// No limit: an older program does well without.
  public var note: String = ""
  /// No limit either, on both sides of the limits' numbers.
  public var below: String = ""
  public var above: String = ""
  /// In cents.
  public var atMostCents: Int64? = nil
  public var never: NewPart? = nil

  /// The choices of `choice`.
  public enum Choice: Sendable, Hashable {
    case chosen(NewPart)
  }

  public init() {}

  public init(
    item: String = "",
    part: NewPart? = nil,
    parts: [NewPart] = [],
    partsByName: [String: NewPart] = [:],
    choice: Choice? = nil,
    note: String = "",
    below: String = "",
    above: String = "",
    atMostCents: Int64? = nil,
    never: NewPart? = nil
  ) {
    self.item = item
    self.part = part
    self.parts = parts
    self.partsByName = partsByName
    self.choice = choice
    self.note = note
    self.below = below
    self.above = above
    self.atMostCents = atMostCents
    self.never = never
  }
}

public struct NewPart: Sendable, Hashable {
  public var item: String = ""
  public var atMost: UInt32 = 0

  public init() {}

  public init(
    item: String = "",
    atMost: UInt32 = 0
  ) {
    self.item = item
    self.atMost = atMost
  }
}

/// A list of nothing.
public struct Hollow: Sendable, Hashable {
  public var empties: [HollowEmpty] = []

  public init() {}

  public init(
    empties: [HollowEmpty] = []
  ) {
    self.empties = empties
  }
}

public struct HollowEmpty: Sendable, Hashable {
  public init() {}
}

/// Numbers below zero and far apart.
public enum KitchenSinkMood: MessageEnum {
  case unspecified
  case good
  case bad
  case worst
  case best
  case `default`
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .good
    case -1: self = .bad
    case -2147483648: self = .worst
    case 2147483647: self = .best
    case 7: self = .`default`
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .good: 1
    case .bad: -1
    case .worst: -2147483648
    case .best: 2147483647
    case .`default`: 7
    case .unrecognized(let number): number
    }
  }
}
