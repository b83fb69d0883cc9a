import Billing
import ServiceRuntime

@main struct Main {
  static func main() async {
    await ServiceProcess.main(Billing.blueprint)
  }
}
