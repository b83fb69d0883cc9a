import ServiceRuntime
import Webhooks

@main
struct Main {
  static func main() async {
    await ServiceProcess.main(Webhooks.blueprint)
  }
}
