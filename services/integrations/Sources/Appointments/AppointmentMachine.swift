/// Where an appointment stands. All but the last two hold its slot.
enum AppointmentStatus: String, Sendable, Hashable {
  /// The calendar has not confirmed the event. Then `booked` or `failed`, or `canceling` or `canceled` where it is taken back.
  case booking
  /// The event stands in the calendar. `canceling` when it is taken back.
  case booked
  /// The event has to go. Then `canceled`.
  case canceling
  /// Taken back, for ever.
  case canceled
  /// It did not come about, for ever.
  case failed
}

/// What an appointment needs next.
enum AppointmentStep: Sendable, Hashable {
  /// Nothing.
  case rest
  /// Ask whether the calendar is free then.
  case look
  /// Put the event there. Its id is ours, so that doing it twice is doing it once.
  case insert
  /// Take the event away.
  case remove
}

/// What a step came to.
enum AppointmentNews: Sendable, Hashable {
  case isFree
  case isBusy
  /// The slot has begun.
  case hasPassed
  case lookRefused(String)
  /// The calendar has the event: made now, or before by an attempt whose answer was lost.
  case isPlaced
  /// The calendar had the event, and somebody took it away there.
  case wasRemoved
  case insertRefused(String)
  /// The event is gone; or it could not be taken away, for a reason that stays.
  case isGone(String?)
}

/// Decides how an appointment gets into the calendar and out of it.
///
///     booking ──look──▶ booking, submitted ──insert──▶ booked ──cancel──▶ canceling, placed ──remove──▶ canceled
///        │ └──busy, refused──▶ failed ◀──refused──┘  └──cancel──▶ canceling ──insert──┘
///        └──cancel──▶ canceled
///
/// Once an event was submitted nobody knows whether the calendar has it until the calendar says so. One that is taken back
/// in that state is therefore inserted before it is removed: an insertion that is still under way somewhere then finds the
/// id used up, and leaves no event that nobody knows of.
///
/// News of a step that another process has overtaken are a lawful race and change nothing.
struct AppointmentMachine: Sendable, Hashable {
  var status = AppointmentStatus.booking
  /// Why it failed, or what is left of one that was canceled.
  var reason: String?
  /// Whether the calendar may have the event.
  var isSubmitted = false
  /// Whether the calendar is known to have had it.
  var isPlaced = false

  var next: AppointmentStep {
    switch status {
    case .booking: isSubmitted ? .insert : .look
    case .canceling: isPlaced ? .remove : .insert
    case .booked, .canceled, .failed: .rest
    }
  }

  /// Somebody takes it back. What is over stays as it is.
  mutating func cancel() {
    switch status {
    case .booking: status = isSubmitted ? .canceling : .canceled
    case .booked: status = .canceling
    case .canceling, .canceled, .failed: break
    }
  }

  mutating func hear(_ news: AppointmentNews) {
    switch news {
    case .isFree where isLooking: isSubmitted = true
    case .isBusy where isLooking: fail("calendar_busy")
    case .hasPassed where isLooking: fail("slot_passed")
    case .lookRefused(let reason) where isLooking: fail(reason)
    case .isPlaced where next == .insert:
      isPlaced = true
      if status == .booking { status = .booked }
    case .wasRemoved where next == .insert: end("removed_in_calendar")
    case .insertRefused(let reason) where next == .insert: end(reason)
    case .isGone(let reason) where next == .remove:
      status = .canceled
      self.reason = reason
    case .isFree, .isBusy, .hasPassed, .lookRefused, .isPlaced, .wasRemoved, .insertRefused, .isGone: break
    }
  }

  private var isLooking: Bool { next == .look }

  private mutating func fail(_ reason: String) {
    status = .failed
    self.reason = reason
  }

  /// The calendar does not have the event: that is a failure for who wanted it, and all there is to do for who did not.
  private mutating func end(_ reason: String) {
    if status == .canceling { status = .canceled } else { fail(reason) }
  }
}
