#include "simd_json.h"

// Errors are values: nothing may be thrown into Swift.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <cstring>
#include <memory>
#include <string_view>

using namespace simdjson;

struct switchboard_json {
  ondemand::parser parser;
  ondemand::document document;
  size_t count = 0;
  std::unique_ptr<char[]> copy;
  size_t room = 0;
  bool is_open = false;
};

namespace {

// What a thread keeps from one text to the next: its memory is some ten times as long as the longest text it read.
constexpr size_t longest_kept = 64 << 10;
thread_local switchboard_json kept;

bool begin(switchboard_json &json) {
  return !json.parser.iterate(json.copy.get(), json.count, json.room).get(json.document);
}

bool read(switchboard_json &json, const void *bytes, size_t count) {
  if (json.room < count + SIMDJSON_PADDING) {
    size_t room = count + SIMDJSON_PADDING + 4096;
    json.copy.reset(new (std::nothrow) char[room]);
    json.room = json.copy ? room : 0;
    if (!json.copy) return false;
  }
  std::memcpy(json.copy.get(), bytes, count);
  std::memset(json.copy.get() + count, 0, SIMDJSON_PADDING);
  json.count = count;
  ondemand::object object;
  return begin(json) && !json.document.get_object().get(object);
}

}  // namespace

switchboard_json *switchboard_json_open(const void *bytes, size_t count) {
  bool is_kept = count <= longest_kept && !kept.is_open;
  switchboard_json *json = is_kept ? &kept : new (std::nothrow) switchboard_json;
  if (!json) return nullptr;
  json->is_open = true;
  if (read(*json, bytes, count)) return json;
  switchboard_json_close(json);
  return nullptr;
}

void switchboard_json_close(switchboard_json *json) {
  if (json == &kept) {
    json->is_open = false;
  } else {
    delete json;
  }
}

switchboard_json_value switchboard_json_at(switchboard_json *json, const char *pointer) {
  switchboard_json_value found = {};
  // One look-up that came upon brackets which do not match ends the reading, and not what others can find before them.
  if (!json->document.is_alive() && !begin(*json)) return found;
  ondemand::value value;
  if (json->document.at_pointer(pointer).get(value)) return found;
  found.kind = SWITCHBOARD_JSON_OTHER;
  ondemand::json_type type;
  if (value.type().get(type)) return found;
  switch (type) {
    case ondemand::json_type::string: {
      std::string_view text;
      if (value.get_string().get(text)) break;
      found.kind = SWITCHBOARD_JSON_TEXT;
      found.text = text.data();
      found.text_length = text.size();
      break;
    }
    case ondemand::json_type::number: {
      if (!value.get_int64().get(found.integer)) {
        found.kind = SWITCHBOARD_JSON_INTEGER;
      } else if (!value.get_double().get(found.number)) {
        // 1.0 and 1e3 are whole numbers too.
        bool is_whole = found.number >= -0x1p63 && found.number < 0x1p63 &&
                        static_cast<double>(static_cast<int64_t>(found.number)) == found.number;
        if (is_whole) found.integer = static_cast<int64_t>(found.number);
        found.kind = is_whole ? SWITCHBOARD_JSON_INTEGER : SWITCHBOARD_JSON_NUMBER;
      }
      break;
    }
    case ondemand::json_type::null: {
      bool is_null;
      if (!value.is_null().get(is_null) && is_null) found.kind = SWITCHBOARD_JSON_NULL;
      break;
    }
    default: break;
  }
  return found;
}
