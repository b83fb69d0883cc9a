// A message that can hold itself, which our generator refuses to make: for the test of the depth limit.
#ifndef SWITCHBOARD_TEST_RECURSIVE_H
#define SWITCHBOARD_TEST_RECURSIVE_H

#include <protobuf-c/protobuf-c.h>

/// `message Recursive { Recursive f1 = 1; }`
const ProtobufCMessageDescriptor *switchboard_test_recursive(void);

#endif
