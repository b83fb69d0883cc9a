internal import COpenSSL

/// `count` bytes from OpenSSL's generator for secrets, 1 to 65,536.
public func randomBytes(_ count: Int) -> [UInt8] {
  precondition((1...65_536).contains(count), "between 1 and 65,536 random bytes")
  var bytes = [UInt8](repeating: 0, count: count)
  // RAND_bytes answers 1, or 0 where the system gave it no entropy: nothing secret can be made then.
  precondition(RAND_bytes(&bytes, Int32(count)) == 1, "the system has no randomness")
  return bytes
}
