// Counts what a process allocates, and where: to be preloaded (LD_PRELOAD) before the C library.
//
// The process asks for it by name (dlsym): switchboard_count_start() begins, switchboard_count_stop() ends and returns the
// number of allocations between the two, switchboard_count_print() writes the call sites to a file, the busiest first.
// A call site is the chain of return addresses, followed by frame pointers, which Swift and our build of C keep.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

enum { depth = 14, sites = 1 << 14 };

typedef struct site {
  _Atomic uint64_t key; // 0: free
  _Atomic uint64_t count;
  _Atomic uint64_t bytes;
  void *frames[depth];
} site;

static site table[sites];
static _Atomic int is_counting;
static _Atomic uint64_t total;
static __thread int is_inside;

// The bounds of this thread's stack: a frame pointer outside of them ends the chain.
static __thread uintptr_t stack_low, stack_high;

static void learn_stack(void) {
  pthread_attr_t attributes;
  void *low;
  size_t size;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
  if (pthread_attr_getstack(&attributes, &low, &size) == 0) {
    stack_low = (uintptr_t)low;
    stack_high = stack_low + size;
  }
  pthread_attr_destroy(&attributes);
}

static void note(size_t size, void *frame_address) {
  if (!atomic_load_explicit(&is_counting, memory_order_relaxed) || is_inside) return;
  is_inside = 1;
  atomic_fetch_add_explicit(&total, 1, memory_order_relaxed);
  if (!stack_high) learn_stack();
  void *frames[depth] = {0};
  uint64_t key = 1469598103934665603u;
  uintptr_t frame = (uintptr_t)frame_address;
  for (int level = 0; level < depth; level++) {
    if (frame < stack_low || frame + 16 > stack_high || frame % 8) break;
    frames[level] = ((void **)frame)[1];
    key = (key ^ (uintptr_t)frames[level]) * 1099511628211u;
    uintptr_t next = ((uintptr_t *)frame)[0];
    if (next <= frame) break;
    frame = next;
  }
  if (!key) key = 1;
  for (size_t probe = 0; probe < sites; probe++) {
    site *place = &table[(key + probe) % sites];
    uint64_t seen = atomic_load(&place->key);
    if (seen == 0 && atomic_compare_exchange_strong(&place->key, &seen, key)) {
      memcpy(place->frames, frames, sizeof frames);
      seen = key;
    }
    if (seen == key) {
      atomic_fetch_add(&place->count, 1);
      atomic_fetch_add(&place->bytes, size);
      break;
    }
  }
  is_inside = 0;
}

void *malloc(size_t size) {
  note(size, __builtin_frame_address(0));
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  note(count * size, __builtin_frame_address(0));
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  note(size, __builtin_frame_address(0));
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  note(size, __builtin_frame_address(0));
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note(size, __builtin_frame_address(0));
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  note(size, __builtin_frame_address(0));
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}

void switchboard_count_start(void) {
  for (size_t index = 0; index < sites; index++) {
    atomic_store(&table[index].count, 0);
    atomic_store(&table[index].bytes, 0);
  }
  atomic_store(&total, 0);
  atomic_store(&is_counting, 1);
}

uint64_t switchboard_count_stop(void) {
  atomic_store(&is_counting, 0);
  return atomic_load(&total);
}

static int busier(const void *one, const void *other) {
  uint64_t first = atomic_load(&((const site *)one)->count), second = atomic_load(&((const site *)other)->count);
  return first < second ? 1 : first > second ? -1 : 0;
}

// Every site that allocated at least `least` times: count, bytes, then the mangled names from the inside out. A function of
// the program itself, which exports none, is told as `+` and its place in the file.
void switchboard_count_print(const char *path, uint64_t least) {
  static site sorted[sites];
  memcpy(sorted, table, sizeof table);
  qsort(sorted, sites, sizeof *sorted, busier);
  FILE *file = fopen(path, "w");
  if (!file) return;
  Dl_info program = {0};
  dladdr((void *)getauxval(AT_PHDR), &program);
  for (size_t index = 0; index < sites && atomic_load(&sorted[index].count) >= least && least > 0; index++) {
    fprintf(file, "%llu %llu", (unsigned long long)atomic_load(&sorted[index].count),
            (unsigned long long)atomic_load(&sorted[index].bytes));
    for (int level = 0; level < depth && sorted[index].frames[level]; level++) {
      Dl_info info;
      if (!dladdr(sorted[index].frames[level], &info))
        fprintf(file, " ?");
      else if (info.dli_sname)
        fprintf(file, " %s", info.dli_sname);
      else if (info.dli_fbase != program.dli_fbase)
        fprintf(file, " ?");
      else
        fprintf(file, " +%llx", (unsigned long long)((uintptr_t)sorted[index].frames[level] - (uintptr_t)info.dli_fbase));
    }
    fputc('\n', file);
  }
  fclose(file);
}
