import Integrations
import ServiceRuntime

@main struct Main {
  static func main() async {
    await ServiceProcess.main(Integrations.blueprint)
  }
}
