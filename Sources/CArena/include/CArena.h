// Memory for one message: a bump pointer with a budget and a depth limit, the only allocator that protobuf-c gets.
//
// One thread at a time. Everything handed out is aligned to 16 bytes, and lives until the next begin or reset.
#ifndef SWITCHBOARD_CARENA_H
#define SWITCHBOARD_CARENA_H

#include <protobuf-c/protobuf-c.h>

typedef struct switchboard_arena switchboard_arena;

/// Why memory was refused.
typedef enum {
  SWITCHBOARD_ARENA_NO_REFUSAL = 0,
  /// More memory was asked for than the budget holds, or the system had none.
  SWITCHBOARD_ARENA_OVER_BUDGET = 1,
  /// The stack grew more than 64 KiB below switchboard_arena_unpack: messages nested too deeply.
  SWITCHBOARD_ARENA_TOO_DEEP = 2
} switchboard_arena_refusal;

/// NULL when there is no memory.
switchboard_arena *switchboard_arena_create(void);
void switchboard_arena_destroy(switchboard_arena *arena);

/// Takes back everything handed out and sets how many bytes may be handed out from now on.
void switchboard_arena_begin(switchboard_arena *arena, size_t budget);

/// Takes back everything handed out; keeps one chunk of 256 KiB, gives the rest to the system.
void switchboard_arena_reset(switchboard_arena *arena);

/// `size` zeroed bytes, or NULL; the reason is then in switchboard_arena_why.
void *switchboard_arena_alloc(switchboard_arena *arena, size_t size);

/// The same for memory that is written whole before it is read: not zeroed.
void *switchboard_arena_alloc_raw(switchboard_arena *arena, size_t size);

/// The first refusal since begin.
switchboard_arena_refusal switchboard_arena_why(const switchboard_arena *arena);

/// Bytes handed out since begin.
size_t switchboard_arena_used(const switchboard_arena *arena);

/// Unpacks one message into the arena. NULL: malformed, or refused (see switchboard_arena_why).
ProtobufCMessage *switchboard_arena_unpack(
    switchboard_arena *arena, const ProtobufCMessageDescriptor *descriptor, size_t length, const uint8_t *bytes);

#endif
