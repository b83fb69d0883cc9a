// What gRPC C++ does with the same calls: `bench rpc --peers` compiles and runs it.
//
// A client and a server, each a process with one thread on one completion queue, which is the quickest way to use gRPC C++
// with a core for each. It takes the floor's arguments and prints the floor's line.
#include <grpcpp/grpcpp.h>
#include <grpcpp/server.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "echo.grpc.pb.h"

namespace {

using peers::Echo;
using peers::Echoes;

double now_us() {
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// MARK: The server

// What a tag of the server's queue points to.
struct Served {
  virtual ~Served() = default;
  virtual void proceed(bool ok) = 0;
};

class ServedCall final : public Served {
 public:
  ServedCall(Echoes::AsyncService *service, grpc::ServerCompletionQueue *queue)
      : service_(service), queue_(queue), responder_(&context_) {
    service_->RequestCall(&context_, &request_, &responder_, queue_, queue_, this);
  }

  void proceed(bool ok) override {
    if (answered_ || !ok) {
      delete this;
      return;
    }
    new ServedCall(service_, queue_);
    answered_ = true;
    response_.set_id(request_.id());
    response_.set_payload(request_.payload());
    responder_.Finish(response_, grpc::Status::OK, this);
  }

 private:
  Echoes::AsyncService *service_;
  grpc::ServerCompletionQueue *queue_;
  grpc::ServerContext context_;
  Echo request_, response_;
  grpc::ServerAsyncResponseWriter<Echo> responder_;
  bool answered_ = false;
};

class ServedStream final : public Served {
 public:
  ServedStream(Echoes::AsyncService *service, grpc::ServerCompletionQueue *queue)
      : service_(service), queue_(queue), writer_(&context_) {
    service_->RequestStream(&context_, &request_, &writer_, queue_, queue_, this);
  }

  void proceed(bool ok) override {
    if (!ok) {
      delete this;
      return;
    }
    if (!begun_) {
      begun_ = true;
      new ServedStream(service_, queue_);
      response_.set_payload(request_.payload());
    }
    writer_.Write(response_, this);
  }

 private:
  Echoes::AsyncService *service_;
  grpc::ServerCompletionQueue *queue_;
  grpc::ServerContext context_;
  Echo request_, response_;
  grpc::ServerAsyncWriter<Echo> writer_;
  bool begun_ = false;
};

[[noreturn]] void serve(int port_pipe) {
  Echoes::AsyncService service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  auto queue = builder.AddCompletionQueue();
  auto server = builder.BuildAndStart();
  if (!server || write(port_pipe, &port, sizeof port) != sizeof port) _exit(1);
  // Several wait at once, so that no call waits for the next to be asked for.
  for (int i = 0; i < 64; i++) new ServedCall(&service, queue.get());
  new ServedStream(&service, queue.get());
  void *tag;
  bool ok;
  while (queue->Next(&tag, &ok)) static_cast<Served *>(tag)->proceed(ok);
  _exit(0);
}

// MARK: The client

struct Load {
  bool is_stream;
  int payload, connections, in_flight;
  double seconds;
  unsigned long long operations = 0;
  std::vector<double> latencies;
};

struct Call {
  Echoes::Stub *stub;
  Echo response;
  grpc::Status status;
  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<grpc::ClientAsyncResponseReader<Echo>> reader;
  std::unique_ptr<grpc::ClientAsyncReader<Echo>> stream;
  double began = 0;
};

void begin(Call *call, const Echo &request, grpc::CompletionQueue *queue) {
  call->context = std::make_unique<grpc::ClientContext>();
  call->context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  call->began = now_us();
  call->reader = call->stub->AsyncCall(call->context.get(), request, queue);
  call->reader->Finish(&call->response, &call->status, call);
}

double drive(int port, Load *load) {
  grpc::CompletionQueue queue;
  std::vector<std::unique_ptr<Echoes::Stub>> stubs;
  for (int i = 0; i < load->connections; i++) {
    grpc::ChannelArguments arguments;
    // Else all channels to one address share a connection.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    stubs.push_back(Echoes::NewStub(grpc::CreateCustomChannel(
        "127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials(), arguments)));
  }
  Echo request;
  if (!load->is_stream) request.set_id("0123456789abcdef");
  request.set_payload(std::string(load->payload, 7));
  std::vector<std::unique_ptr<Call>> calls;
  for (int i = 0; i < load->connections * load->in_flight; i++) {
    calls.push_back(std::make_unique<Call>());
    Call *call = calls.back().get();
    call->stub = stubs[i % stubs.size()].get();
    if (load->is_stream) {
      call->context = std::make_unique<grpc::ClientContext>();
      call->stream = call->stub->AsyncStream(call->context.get(), request, &queue, call);
    } else {
      begin(call, request, &queue);
    }
  }
  double began = now_us(), counted_from = 0;
  void *tag;
  bool ok;
  while (queue.Next(&tag, &ok)) {
    Call *call = static_cast<Call *>(tag);
    double now = now_us();
    if (!ok || (!load->is_stream && !call->status.ok())) {
      std::fprintf(stderr, "a call failed: %s\n", call->status.error_message().c_str());
      std::exit(1);
    }
    load->operations++;
    if (load->latencies.size() < 5'000'000) load->latencies.push_back(now - call->began);
    if (!counted_from && now - began > load->seconds * 1e5) {
      counted_from = now;
      load->operations = 0;
      load->latencies.clear();
    }
    if (counted_from && now - counted_from > load->seconds * 1e6) return (now - counted_from) / 1e6;
    if (load->is_stream) {
      call->began = now;
      call->stream->Read(&call->response, call);
    } else {
      begin(call, request, &queue);
    }
  }
  return 0;
}

double percentile(std::vector<double> &all, double share) {
  if (all.empty()) return 0;
  auto place = all.begin() + static_cast<long>(share * (all.size() - 1));
  std::nth_element(all.begin(), place, all.end());
  return *place;
}

double cpu_seconds(const rusage &u) {
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 6) {
    std::fprintf(stderr, "usage: grpc unary|stream BYTES CONNECTIONS IN_FLIGHT SECONDS\n");
    return 2;
  }
  Load load = {!std::strcmp(arguments[1], "stream"), std::atoi(arguments[2]), std::atoi(arguments[3]),
               std::atoi(arguments[4]), std::atof(arguments[5])};
  if (load.payload < 0 || load.payload > 65'536 || load.connections < 1 || load.connections > 1'000 ||
      load.in_flight < 1 || load.in_flight > 4'096 || load.seconds <= 0 || load.seconds > 600) {
    std::fprintf(stderr, "grpc: out of range: at most 65536 bytes, 1000 connections, 4096 in flight, 600 seconds\n");
    return 2;
  }
  int port_pipe[2], port = 0;
  if (pipe(port_pipe)) return 1;
  // Before gRPC has any thread.
  pid_t server = fork();
  if (server < 0) return 1;
  if (server == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    serve(port_pipe[1]);
  }
  close(port_pipe[1]);
  if (read(port_pipe[0], &port, sizeof port) != sizeof port) return 1;
  double measured = drive(port, &load);
  kill(server, SIGKILL);
  rusage ours, its;
  int status;
  getrusage(RUSAGE_SELF, &ours);
  wait4(server, &status, 0, &its);
  // CPU includes the warm-up; its share is taken out.
  double share = measured / (measured + load.seconds / 10);
  std::printf(
      "{\"operations\":%llu,\"seconds\":%.3f,\"per_second\":%.0f,\"p50_us\":%.2f,\"p99_us\":%.2f,\"p999_us\":%.2f,"
      "\"cpu_seconds\":%.3f,\"max_rss_bytes\":%ld}\n",
      load.operations, measured, load.operations / measured, percentile(load.latencies, 0.5),
      percentile(load.latencies, 0.99), percentile(load.latencies, 0.999),
      (cpu_seconds(ours) + cpu_seconds(its)) * share, (ours.ru_maxrss + its.ru_maxrss) * 1024);
  std::fflush(stdout);
  // The queue holds calls that nobody waits for: leave without taking them down.
  _exit(0);
}
