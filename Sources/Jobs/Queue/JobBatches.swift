import Identifiers

/// Which jobs of a claim run in one transaction. Pure.
enum JobBatches {
  private struct Key: Hashable {
    let organizationID: OrganizationID
    let kind: JobKind
  }

  /// Splits `claimed` into batches of one organization and kind, none longer than `limit`, by the order of their first jobs.
  ///
  /// Jobs of kinds outside `batching`, and jobs that have failed or crashed before, are alone.
  static func split(_ claimed: [LeasedJob], batching: Set<JobKind>, limit: Int) -> [[LeasedJob]] {
    var batches: [[LeasedJob]] = []
    var open: [Key: Int] = [:]
    for job in claimed {
      guard batching.contains(job.job.kind), job.job.attempt == 1, !job.isSuspect else {
        batches.append([job])
        continue
      }
      let key = Key(organizationID: job.job.organizationID, kind: job.job.kind)
      if let index = open[key], batches[index].count < limit {
        batches[index].append(job)
      } else {
        open[key] = batches.count
        batches.append([job])
      }
    }
    return batches
  }
}
