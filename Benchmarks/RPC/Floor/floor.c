// The floor under `switchboard bench rpc`: the least that a client and a server in C, one thread each, spend on the same
// frames (docs/wire.md) with protobuf-c on both sides. No deadlines, no tracing, no checks beyond what parsing needs.
//
//   floor KIND BYTES CONNECTIONS IN_FLIGHT SECONDS
//
// KIND is `unary` or `stream`; IN_FLIGHT counts per connection; BYTES is the payload of a message, at most 65,514 so that a
// message is one frame. Forks a server, runs a client against it over 127.0.0.1 and prints one JSON object: operations
// (calls, or messages of streams), seconds, latencies in microseconds, CPU seconds and peak memory of both processes.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "echo.pb-c.h"

typedef Floor__Echo Echo;

enum { SETTINGS = 1, REQUEST = 2, MESSAGE = 3, END = 4, CREDIT = 6 };
enum { LAST = 1, EMPTY = 4 };
enum { WINDOW = 262144, MESSAGES_A_STREAM = 1000, LARGEST_PAYLOAD = 65514 };

static const uint64_t UNARY_METHOD = 0x1001, STREAM_METHOD = 0x1002;

typedef struct { uint32_t length; uint8_t type, flags; uint16_t meta_length; uint64_t call; } Header;
typedef struct {
  uint64_t method; uint32_t timeout_ms; uint8_t attempt, priority, trace_flags, zero; uint8_t trace_id[16], span_id[8];
} RequestHead;
typedef struct { uint8_t code, bits; uint16_t load; uint32_t retry_after_ms, queue_us, service_us; } EndHead;
_Static_assert(sizeof(Header) == 16 && sizeof(RequestHead) == 40 && sizeof(EndHead) == 16, "the wire's sizes");

static void fail(const char *what) { perror(what); exit(1); }

static double now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

// ---- A growing buffer ----

typedef struct { uint8_t *bytes; size_t start, end, capacity; } Buffer;

static uint8_t *reserve(Buffer *b, size_t n) {
  if (b->start == b->end) b->start = b->end = 0;
  if (b->end + n > b->capacity) {
    if (b->start > 0) {
      memmove(b->bytes, b->bytes + b->start, b->end - b->start);
      b->end -= b->start;
      b->start = 0;
    }
    while (b->end + n > b->capacity) b->capacity = b->capacity ? b->capacity * 2 : 65536;
    b->bytes = realloc(b->bytes, b->capacity);
    if (!b->bytes) fail("realloc");
  }
  return b->bytes + b->end;
}

static void append(Buffer *b, const void *bytes, size_t n) {
  memcpy(reserve(b, n), bytes, n);
  b->end += n;
}

// ---- A connection ----

// A stream that the server is in the middle of answering, or that the client reads.
typedef struct { uint64_t call; uint32_t left; int64_t window; uint32_t consumed; double began; } Stream;

typedef struct {
  int socket, wants_write, greeted;
  Buffer in, out;
  uint64_t next_call;
  double *began;  // Of unary calls, by call modulo `in_flight`.
  Stream *streams;
  size_t stream_count;
} Connection;

static void put_frame(Connection *c, uint8_t type, uint8_t flags, uint64_t call, const void *head, size_t head_size,
                      const Echo *message) {
  size_t body = message ? floor__echo__get_packed_size(message) : 0;
  Header header = {.length = head_size + body, .type = type, .flags = flags, .call = call};
  uint8_t *at = reserve(&c->out, sizeof header + head_size + body);
  memcpy(at, &header, sizeof header);
  if (head_size) memcpy(at + sizeof header, head, head_size);
  if (message) floor__echo__pack(message, at + sizeof header + head_size);
  c->out.end += sizeof header + head_size + body;
}

static void greet(Connection *c) {
  const uint8_t preamble[8] = {'S', 'W', 'B', 'D', 1, 0, 0, 0};
  append(&c->out, preamble, sizeof preamble);
  const uint32_t pairs[] = {1, 4096, 2, WINDOW};
  Header header = {.length = sizeof pairs, .type = SETTINGS};
  append(&c->out, &header, sizeof header);
  append(&c->out, pairs, sizeof pairs);
}

static void flush_out(Connection *c, int epoll) {
  while (c->out.start < c->out.end) {
    ssize_t n = write(c->socket, c->out.bytes + c->out.start, c->out.end - c->out.start);
    if (n < 0 && errno == EAGAIN) break;
    if (n < 0) fail("write");
    c->out.start += n;
  }
  int wants = c->out.start < c->out.end;
  if (wants != c->wants_write) {
    c->wants_write = wants;
    struct epoll_event event = {.events = EPOLLIN | (wants ? EPOLLOUT : 0), .data.ptr = c};
    if (epoll_ctl(epoll, EPOLL_CTL_MOD, c->socket, &event)) fail("epoll_ctl");
  }
}

// Reads what is there; 0 when the peer has closed.
static int fill(Connection *c) {
  uint8_t *at = reserve(&c->in, 262144);
  ssize_t n = read(c->socket, at, 262144);
  if (n == 0 || (n < 0 && errno == ECONNRESET)) return 0;
  if (n < 0) { if (errno == EAGAIN) return 1; fail("read"); }
  c->in.end += n;
  return 1;
}

// The next whole frame, or NULL.
static uint8_t *next_frame(Connection *c, Header *header) {
  if (!c->greeted) {
    if (c->in.end - c->in.start < 8) return NULL;
    if (memcmp(c->in.bytes + c->in.start, "SWBD", 4)) { fprintf(stderr, "not SWBD\n"); exit(1); }
    c->in.start += 8;
    c->greeted = 1;
  }
  size_t have = c->in.end - c->in.start;
  if (have < sizeof *header) return NULL;
  memcpy(header, c->in.bytes + c->in.start, sizeof *header);
  if (header->length >= 1 << 17) { fprintf(stderr, "frame too long\n"); exit(1); }
  if (have < sizeof *header + header->length) return NULL;
  uint8_t *frame = c->in.bytes + c->in.start + sizeof *header;
  c->in.start += sizeof *header + header->length;
  return frame;
}

static Connection *adopt(int socket, int epoll) {
  int one = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  Connection *c = calloc(1, sizeof *c);
  c->socket = socket;
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)) fail("epoll_ctl");
  greet(c);
  return c;
}

static Echo *unpack(const uint8_t *body, size_t n) {
  Echo *message = floor__echo__unpack(NULL, n, body);
  if (!message) { fprintf(stderr, "message does not unpack\n"); exit(1); }
  return message;
}

// ---- The server ----

static uint8_t payload_bytes[LARGEST_PAYLOAD];

static void pump_stream(Connection *c, Stream *s, size_t payload) {
  Echo message = FLOOR__ECHO__INIT;
  message.payload.data = payload_bytes;
  message.payload.len = payload;
  size_t size = floor__echo__get_packed_size(&message);
  while (s->left > 0 && s->window >= (int64_t)size && c->out.end - c->out.start < 1 << 20) {
    put_frame(c, MESSAGE, 0, s->call, NULL, 0, &message);
    s->window -= size;
    s->left -= 1;
  }
  if (s->left == 0) {
    EndHead head = {0};
    put_frame(c, END, EMPTY, s->call, &head, sizeof head, NULL);
    *s = c->streams[--c->stream_count];
  }
}

static void serve_frame(Connection *c, const Header *h, const uint8_t *frame) {
  if (h->type == REQUEST) {
    RequestHead head;
    memcpy(&head, frame, sizeof head);
    Echo *message = unpack(frame + sizeof head + h->meta_length, h->length - sizeof head - h->meta_length);
    if (head.method == UNARY_METHOD) {
      EndHead end = {0};
      put_frame(c, END, 0, h->call, &end, sizeof end, message);
    } else {
      c->streams = realloc(c->streams, (c->stream_count + 1) * sizeof *c->streams);
      c->streams[c->stream_count++] = (Stream){.call = h->call, .left = message->count, .window = WINDOW};
    }
    floor__echo__free_unpacked(message, NULL);
  } else if (h->type == CREDIT) {
    uint32_t credit;
    memcpy(&credit, frame, sizeof credit);
    for (size_t i = 0; i < c->stream_count; i++)
      if (c->streams[i].call == h->call) c->streams[i].window += credit;
  }
}

static void serve(int listener, size_t payload) {
  int epoll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, ready[64];
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event)) fail("epoll_ctl");
  for (;;) {
    int n = epoll_wait(epoll, ready, 64, -1);
    for (int i = 0; i < n; i++) {
      Connection *c = ready[i].data.ptr;
      if (!c) {
        int socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
        if (socket >= 0) flush_out(adopt(socket, epoll), epoll);
        continue;
      }
      if ((ready[i].events & ~EPOLLOUT) && !fill(c)) { close(c->socket); continue; }
      Header h;
      for (uint8_t *frame; (frame = next_frame(c, &h));) serve_frame(c, &h, frame);
      for (size_t k = c->stream_count; k > 0; k--) pump_stream(c, &c->streams[k - 1], payload);
      flush_out(c, epoll);
    }
  }
}

// ---- The client ----

// Latencies by 1/16 of a power of two, from 1/16 microsecond: each bucket is at most 6 % wide.
enum { BUCKETS = 16 * 40 };
static uint64_t histogram[BUCKETS];

static void record(double us) {
  double sixteenths = us * 16;
  uint64_t v = sixteenths < 16 ? 16 : (uint64_t)sixteenths;
  int exponent = 63 - __builtin_clzll(v);
  int bucket = (exponent - 4) * 16 + (int)((v >> (exponent - 4)) & 15);
  histogram[bucket < BUCKETS ? bucket : BUCKETS - 1]++;
}

static double percentile(double share) {
  uint64_t all = 0, seen = 0;
  for (int i = 0; i < BUCKETS; i++) all += histogram[i];
  for (int i = 0; i < BUCKETS; i++) {
    seen += histogram[i];
    if (all && seen >= share * all) return (double)((16ull + i % 16) << (i / 16)) / 16;
  }
  return 0;
}

typedef struct { int is_stream, in_flight; size_t payload; uint64_t operations; } Load;

static void begin_call(Connection *c, const Load *load) {
  RequestHead head = {.method = load->is_stream ? STREAM_METHOD : UNARY_METHOD, .timeout_ms = 30000, .priority = 1};
  Echo message = FLOOR__ECHO__INIT;
  message.id.data = (uint8_t *)"call";
  message.id.len = 4;
  message.payload.data = payload_bytes;
  message.payload.len = load->is_stream ? 0 : load->payload;
  message.count = load->is_stream ? MESSAGES_A_STREAM : 0;
  uint64_t call = ++c->next_call;
  put_frame(c, REQUEST, LAST, call, &head, sizeof head, &message);
  if (load->is_stream) c->streams[c->stream_count++] = (Stream){.call = call, .began = now_us()};
  else c->began[call % load->in_flight] = now_us();
}

static void hear_frame(Connection *c, const Header *h, const uint8_t *frame, Load *load, double now) {
  if (h->type == END && !load->is_stream) {
    Echo *message = unpack(frame + sizeof(EndHead), h->length - sizeof(EndHead));
    floor__echo__free_unpacked(message, NULL);
    record(now - c->began[h->call % load->in_flight]);
    load->operations++;
    begin_call(c, load);
  } else if (load->is_stream && (h->type == MESSAGE || h->type == END)) {
    for (size_t i = 0; i < c->stream_count; i++) {
      Stream *s = &c->streams[i];
      if (s->call != h->call) continue;
      if (h->type == END) {
        record(now - s->began);
        *s = c->streams[--c->stream_count];
        begin_call(c, load);
      } else {
        floor__echo__free_unpacked(unpack(frame, h->length), NULL);
        load->operations++;
        s->consumed += h->length;
        if (s->consumed >= WINDOW / 2) {
          const uint32_t credit[2] = {s->consumed, 0};
          put_frame(c, CREDIT, 0, s->call, credit, sizeof credit, NULL);
          s->consumed = 0;
        }
      }
      break;
    }
  }
}

static int dial(const struct sockaddr_in *address) {
  int socket_ = socket(AF_INET, SOCK_STREAM, 0);
  if (socket_ < 0 || connect(socket_, (const struct sockaddr *)address, sizeof *address)) fail("connect");
  if (fcntl(socket_, F_SETFL, O_NONBLOCK)) fail("fcntl");
  return socket_;
}

// Keeps every connection's calls in flight for so long; the first tenth is for warming up and not counted.
static double drive(const struct sockaddr_in *address, int connections, Load *load, double seconds) {
  int epoll = epoll_create1(0);
  for (int i = 0; i < connections; i++) {
    Connection *c = adopt(dial(address), epoll);
    c->began = calloc(load->in_flight, sizeof *c->began);
    c->streams = calloc(load->in_flight + 1, sizeof *c->streams);
    for (int k = 0; k < load->in_flight; k++) begin_call(c, load);
    flush_out(c, epoll);
  }
  double began = now_us(), counted_from = 0;
  struct epoll_event ready[64];
  for (;;) {
    int n = epoll_wait(epoll, ready, 64, 1000);
    double now = now_us();
    if (!counted_from && now - began > seconds * 1e5) {
      counted_from = now;
      load->operations = 0;
      memset(histogram, 0, sizeof histogram);
    }
    if (counted_from && now - counted_from > seconds * 1e6) return (now - counted_from) / 1e6;
    for (int i = 0; i < n; i++) {
      Connection *c = ready[i].data.ptr;
      if ((ready[i].events & ~EPOLLOUT) && !fill(c)) { fprintf(stderr, "the server closed\n"); exit(1); }
      Header h;
      for (uint8_t *frame; (frame = next_frame(c, &h));) hear_frame(c, &h, frame, load, now);
      flush_out(c, epoll);
    }
  }
}

static double cpu_seconds(const struct rusage *u) {
  return u->ru_utime.tv_sec + u->ru_stime.tv_sec + (u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e6;
}

int main(int count, char **arguments) {
  if (count != 6) {
    fprintf(stderr, "usage: floor unary|stream BYTES CONNECTIONS IN_FLIGHT SECONDS\n");
    return 2;
  }
  Load load = {.is_stream = !strcmp(arguments[1], "stream"), .payload = atoi(arguments[2]), .in_flight = atoi(arguments[4])};
  int connections = atoi(arguments[3]);
  double seconds = atof(arguments[5]);
  if (load.payload > LARGEST_PAYLOAD || connections < 1 || connections > 1000 || load.in_flight < 1 || load.in_flight > 4096 ||
      seconds <= 0 || seconds > 600) {
    fprintf(stderr, "floor: out of range: at most 65514 bytes, 1000 connections, 4096 in flight, 600 seconds\n");
    return 2;
  }
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 1024) ||
      getsockname(listener, (struct sockaddr *)&address, &size))
    fail("listen");
  pid_t server = fork();
  if (server < 0) fail("fork");
  if (server == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    serve(listener, load.payload);
  }
  double measured = drive(&address, connections, &load, seconds);
  kill(server, SIGKILL);
  struct rusage ours, its;
  int status;
  getrusage(RUSAGE_SELF, &ours);
  wait4(server, &status, 0, &its);
  // CPU and memory include the warm-up; the share of it is taken out of the CPU.
  double share = measured / (measured + seconds / 10);
  printf("{\"operations\":%llu,\"seconds\":%.3f,\"per_second\":%.0f,\"p50_us\":%.2f,\"p99_us\":%.2f,\"p999_us\":%.2f,"
         "\"cpu_seconds\":%.3f,\"max_rss_bytes\":%ld}\n",
         (unsigned long long)load.operations, measured, load.operations / measured, percentile(0.5), percentile(0.99),
         percentile(0.999), (cpu_seconds(&ours) + cpu_seconds(&its)) * share, (ours.ru_maxrss + its.ru_maxrss) * 1024);
  return 0;
}
