import Analysis
import ServiceRuntime

@main struct Main {
  static func main() async {
    await ServiceProcess.main(Analysis.blueprint)
  }
}
