"""Google's Python protobuf as the other side of Tests/Messages/AgreementTests.swift.

protobuf_peer.py DESCRIPTORS: reads a JSON list of {type, random, packed, json} (bytes in base64) from stdin, writes for
each {random, packed, json, fromJSON, sameJSON}: `random` and `packed` unpacked and packed again, the JSON that Python
makes of `random`, the bytes that it makes of `json`, and whether both JSON texts say the same. An error stands in `error`.
"""

import base64
import json
import struct
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory


def main():
    pool = descriptor_pool.DescriptorPool()
    descriptors = descriptor_pb2.FileDescriptorSet()
    with open(sys.argv[1], "rb") as file:
        descriptors.ParseFromString(file.read())
    for file in descriptors.file:
        pool.Add(file)
    factory = message_factory.MessageFactory(pool)
    json.dump([answer(factory, pool, case) for case in json.load(sys.stdin)], sys.stdout)


def answer(factory, pool, case):
    try:
        kind = factory.GetPrototype(pool.FindMessageTypeByName(case["type"]))
        message = kind.FromString(base64.b64decode(case["random"]))
        text = json_format.MessageToJson(message)
        return {
            "random": packed(message),
            "packed": packed(kind.FromString(base64.b64decode(case["packed"]))),
            "json": text,
            "fromJSON": packed(json_format.Parse(case["json"], kind())),
            "sameJSON": same(json.loads(text), json.loads(case["json"])),
        }
    except Exception as error:  # Refusing is an answer too.
        return {"error": f"{type(error).__name__}: {error}"}


def same(one, other):
    """Whether two JSON values are equal. Python writes a float with more digits than it needs: 1.4013e-45 for 1e-45."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float) and abs(one) < 3e38 and abs(other) < 3e38:
        return one == other or struct.pack("f", one) == struct.pack("f", other)
    return type(one) == type(other) and one == other


def packed(message):
    return base64.b64encode(message.SerializeToString(deterministic=True)).decode()


main()
