/// What is asked of Anthropic.
public enum AnthropicOperation: String, CaseIterable, Sendable, Hashable {
  case createMessage, countTokens, getModel
  case createBatch, getBatch, listBatches, cancelBatch, getBatchResults, deleteBatch

  var shape: OperationShape {
    let base = OperationShape.Base.fixed("https://api.anthropic.com")
    let batches = "/v1/messages/batches"
    return switch self {
    // Every message costs money: one whose answer was lost is not simply asked again.
    case .createMessage: OperationShape(.post, base, "/v1/messages", .never, deadline: .seconds(120))
    case .countTokens: OperationShape(.post, base, "/v1/messages/count_tokens", .harmless, deadline: .seconds(30))
    case .getModel: OperationShape(.get, base, "/v1/models/{}", .harmless)
    case .createBatch: OperationShape(.post, base, batches, .never, deadline: .seconds(120))
    case .getBatch: OperationShape(.get, base, batches + "/{}", .harmless, deadline: .seconds(30))
    case .listBatches: OperationShape(.get, base, batches, .harmless, deadline: .seconds(30))
    case .cancelBatch: OperationShape(.post, base, batches + "/{}/cancel", .harmless, deadline: .seconds(30))
    case .getBatchResults:
      OperationShape(
        .get, base, batches + "/{}/results", .harmless, deadline: .seconds(300), responseLimit: 256 << 20)
    case .deleteBatch: OperationShape(.delete, base, batches + "/{}", .harmless, deadline: .seconds(30))
    }
  }
}
