#include "CArena.h"

#include <stdlib.h>
#include <string.h>

// A chunk's memory follows its header, which is 16 bytes long so that the memory stays aligned.
typedef struct chunk {
  struct chunk *next;
  size_t size;
} chunk;

_Static_assert(sizeof(chunk) == 16, "the memory behind a chunk's header is aligned to 16 bytes");

enum { kept_size = 256 * 1024, stack_limit = 64 * 1024 };

struct switchboard_arena {
  chunk *first;  // the newest chunk, the one that is filled
  size_t filled; // bytes of it handed out
  size_t used;   // bytes handed out since begin
  size_t budget;
  uintptr_t stack_start; // frame address at the start of unpack; 0 outside
  switchboard_arena_refusal why;
};

switchboard_arena *switchboard_arena_create(void) { return calloc(1, sizeof(switchboard_arena)); }

void switchboard_arena_destroy(switchboard_arena *arena) {
  while (arena->first) {
    chunk *next = arena->first->next;
    free(arena->first);
    arena->first = next;
  }
  free(arena);
}

void switchboard_arena_reset(switchboard_arena *arena) {
  chunk *kept = NULL;
  while (arena->first) {
    chunk *next = arena->first->next;
    if (!kept && arena->first->size == kept_size)
      kept = arena->first;
    else
      free(arena->first);
    arena->first = next;
  }
  if (kept) kept->next = NULL;
  arena->first = kept;
  arena->filled = 0;
  arena->used = 0;
  arena->budget = 0;
}

void switchboard_arena_begin(switchboard_arena *arena, size_t budget) {
  switchboard_arena_reset(arena);
  arena->budget = budget;
  arena->stack_start = 0;
  arena->why = SWITCHBOARD_ARENA_NO_REFUSAL;
}

static void *refuse(switchboard_arena *arena, switchboard_arena_refusal why) {
  if (!arena->why) arena->why = why;
  return NULL;
}

void *switchboard_arena_alloc_raw(switchboard_arena *arena, size_t size) {
  // The frame address, not that of a local variable: the address sanitizer moves locals off the stack.
  uintptr_t frame = (uintptr_t)__builtin_frame_address(0);
  if (arena->stack_start > frame && arena->stack_start - frame > stack_limit)
    return refuse(arena, SWITCHBOARD_ARENA_TOO_DEEP);
  if (size > arena->budget) return refuse(arena, SWITCHBOARD_ARENA_OVER_BUDGET);
  size = size ? (size + 15) & ~(size_t)15 : 16;
  if (size > arena->budget - arena->used) return refuse(arena, SWITCHBOARD_ARENA_OVER_BUDGET);
  if (!arena->first || size > arena->first->size - arena->filled) {
    size_t chunk_size = size > kept_size ? size : kept_size;
    chunk *fresh = malloc(sizeof(chunk) + chunk_size);
    if (!fresh) return refuse(arena, SWITCHBOARD_ARENA_OVER_BUDGET);
    fresh->next = arena->first;
    fresh->size = chunk_size;
    arena->first = fresh;
    arena->filled = 0;
  }
  void *memory = (char *)(arena->first + 1) + arena->filled;
  arena->filled += size;
  arena->used += size;
  return memory;
}

void *switchboard_arena_alloc(switchboard_arena *arena, size_t size) {
  void *memory = switchboard_arena_alloc_raw(arena, size);
  return memory ? memset(memory, 0, size) : NULL;
}

switchboard_arena_refusal switchboard_arena_why(const switchboard_arena *arena) { return arena->why; }

size_t switchboard_arena_used(const switchboard_arena *arena) { return arena->used; }

static void *allocate(void *arena, size_t size) { return switchboard_arena_alloc(arena, size); }

// Nothing is freed singly: reset takes it all back.
static void keep(void *arena, void *memory) {
  (void)arena;
  (void)memory;
}

__attribute__((noinline)) ProtobufCMessage *switchboard_arena_unpack(
    switchboard_arena *arena, const ProtobufCMessageDescriptor *descriptor, size_t length, const uint8_t *bytes) {
  ProtobufCAllocator allocator = {allocate, keep, arena};
  arena->stack_start = (uintptr_t)__builtin_frame_address(0);
  ProtobufCMessage *message = protobuf_c_message_unpack(descriptor, &allocator, length, bytes);
  arena->stack_start = 0;
  return message;
}
