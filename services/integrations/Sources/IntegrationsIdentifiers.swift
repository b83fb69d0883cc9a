internal import Identifiers

/// What the identifiers of integrations identify. None of them has a value.
enum IntegrationsSubjects {
  enum Sync {}
  enum SyncLog {}
  enum Appointment {}
}

typealias SyncID = Identifier<IntegrationsSubjects.Sync>
typealias SyncLogID = Identifier<IntegrationsSubjects.SyncLog>
typealias AppointmentID = Identifier<IntegrationsSubjects.Appointment>
