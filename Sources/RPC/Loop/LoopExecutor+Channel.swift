public import NIOCore

extension LoopExecutor {
  /// That of the loop that `channel` is on, for tasks that serve it. Traps for a channel of another than the process's own
  /// event loops.
  public static func of(_ channel: any Channel) -> LoopExecutor { of(channel.eventLoop) }
}
