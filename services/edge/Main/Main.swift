import Edge
import ServiceRuntime

@main
struct Main {
  static func main() async {
    await ServiceProcess.main(Edge.blueprint)
  }
}
