/// The bounds that every frame keeps, whatever the peers agreed on.
public enum WireLimits {
  /// Bytes of a frame's header.
  public static let headerLength = 16
  /// Bytes of a body at most; a longer message is split with MORE.
  public static let maximumBody = 65_536
  /// Bytes of meta at most.
  public static let maximumMeta = 16_384
  /// `length` is always below this.
  public static let lengthBound = 1 << 17
  /// Bytes of a GOAWAY's text at most.
  public static let maximumGoAwayText = 512
  /// Entries of one meta at most.
  public static let maximumMetaEntries = 64
  /// A window never grows beyond this many bytes.
  public static let maximumWindow = 1 << 31
  /// A window never starts below this many bytes, so one whole body always fits.
  public static let minimumWindow = 65_536
}
