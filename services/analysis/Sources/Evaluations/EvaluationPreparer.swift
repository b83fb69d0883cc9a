internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import WebhooksAPI

/// Makes a prompt of a call: its transcript in the form that its organization allows, looked through once more.
struct EvaluationPreparer: Sendable {
  /// How long after an evaluation was selected its call's transcript may still come.
  static let transcriptWait: TimeInterval = 900

  let webhooks: WebhooksClient
  let auth: AuthClient

  enum Preparation: Sendable {
    case ready(Prepared)
    case failed(EvaluationFailure)
    /// Nothing of the organization may be sent.
    case canceled
  }

  struct Prepared: Sendable {
    var prompt: EvaluationPrompt
    var turns: [PromptTurn]
    /// Replaced values by class.
    var redactions: [String: Int]
  }

  /// Throws `TransientFailure` while the transcript may still come, and what the other services throw.
  func prepare(_ evaluation: Evaluation, rubric: Rubric) async throws -> Preparation {
    let policy = try await policy(of: evaluation)
    guard let policy, policy.allowsSending else { return .canceled }
    guard let spoken = try await transcript(of: evaluation) else { return .failed(.transcriptMissing) }
    var turns = spoken
    var redactions: [String: Int] = [:]
    if policy.mode == .redacted {
      var redactor = Redactor(known: try await known(of: evaluation))
      turns = spoken.map { PromptTurn(role: $0.role, text: redactor.redact($0.text)) }
      for (kind, count) in redactor.counts { redactions[kind.rawValue] = count }
      guard turns.allSatisfy({ LeakCheck.leaks(in: $0.text).isEmpty }) else { return .failed(.leakSuspected) }
    }
    let prompt = EvaluationPrompt(rubric: rubric, turns: turns)
    guard prompt.transcript.utf8.count <= EvaluationPrompt.longestTranscript else {
      return .failed(.transcriptTooLong)
    }
    return .ready(Prepared(prompt: prompt, turns: turns, redactions: redactions))
  }

  /// What auth says at this moment; nil where it knows neither.
  func policy(of evaluation: Evaluation) async throws -> CallSelection.Policy? {
    guard let agent = evaluation.agentID else { return nil }
    let reference = AgentReference(orgID: "\(evaluation.organizationID)", agentID: "\(agent)")
    return try await auth.getAgentPolicies(GetAgentPoliciesRequest(agents: [reference])).policies.first.map(
      CallSelection.Policy.init)
  }

  /// Nil where the call has none and will have none.
  private func transcript(of evaluation: Evaluation) async throws -> [PromptTurn]? {
    let request = GetTranscriptRequest(orgID: "\(evaluation.organizationID)", callID: "\(evaluation.callID)")
    let answer: GetTranscriptResponse
    do throws(RPCError) {
      answer = try await webhooks.getTranscript(request)
    } catch {
      guard error.code == .notFound else { throw error }
      guard Date().timeIntervalSince(evaluation.createdAt) > Self.transcriptWait else {
        throw TransientFailure(reason: "transcript_missing")
      }
      return nil
    }
    return answer.turns.map { PromptTurn(role: $0.role, text: $0.text.reveal()) }
  }

  /// The numbers of the call, which are replaced wherever they are said.
  private func known(of evaluation: Evaluation) async throws -> [(kind: SensitiveClass, value: String)] {
    let reference = CallReference(orgID: "\(evaluation.organizationID)", callID: "\(evaluation.callID)")
    let answer = try await webhooks.getCallFacts(GetCallFactsRequest(calls: [reference]))
    return answer.facts.flatMap { [$0.fromNumber.reveal(), $0.toNumber.reveal()] }.map { (.phone, $0) }
  }
}
