#include "recursive.h"

#include <stddef.h>

// Written by hand after what protoc-c makes of such a message.
typedef struct recursive {
  ProtobufCMessage base;
  struct recursive *f1;
} recursive;

static const ProtobufCMessageDescriptor descriptor;

static const ProtobufCFieldDescriptor fields[1] = {{
    "f1", 1, PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_MESSAGE, 0, offsetof(recursive, f1), &descriptor, NULL, 0, 0, NULL, NULL,
}};

static const unsigned indices[] = {0};
static const ProtobufCIntRange ranges[] = {{1, 0}, {0, 1}};

static const ProtobufCMessageDescriptor descriptor = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC, "Recursive", "Recursive", "Recursive", "", sizeof(recursive), 1, fields, indices, 1,
    ranges, NULL, NULL, NULL, NULL,
};

const ProtobufCMessageDescriptor *switchboard_test_recursive(void) { return &descriptor; }
