import Auth
import ServiceRuntime

@main struct Main {
  static func main() async {
    await ServiceProcess.main(Auth.blueprint)
  }
}
