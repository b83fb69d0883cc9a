// Looking values up in a JSON text with simdjson, whose own interface is C++.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A JSON text that is being read.
typedef struct switchboard_json switchboard_json;

typedef enum switchboard_json_kind {
  /// There is no such member, or the text is not JSON on the way to it.
  SWITCHBOARD_JSON_ABSENT,
  SWITCHBOARD_JSON_NULL,
  SWITCHBOARD_JSON_TEXT,
  /// A number that an `int64_t` holds exactly.
  SWITCHBOARD_JSON_INTEGER,
  SWITCHBOARD_JSON_NUMBER,
  /// A Boolean, an array, an object, a text that is not Unicode, or a number that no type here holds.
  SWITCHBOARD_JSON_OTHER,
} switchboard_json_kind;

typedef struct switchboard_json_value {
  switchboard_json_kind kind;
  /// UTF-8, until the next look-up.
  const char *text;
  size_t text_length;
  int64_t integer;
  double number;
} switchboard_json_value;

/// Copies the text; NULL where it is no JSON object: the structure of all of it is looked at, what stands in it is not.
/// To be closed on the same thread.
switchboard_json *switchboard_json_open(const void *bytes, size_t count);

void switchboard_json_close(switchboard_json *json);

/// The value that a JSON pointer (RFC 6901) names. Names in the text count as they are written, escapes and all; of
/// equal names the first counts.
switchboard_json_value switchboard_json_at(switchboard_json *json, const char *pointer);

#ifdef __cplusplus
}
#endif
