"""anthropic against the simulator."""

import json

import anthropic

from simulator import SimulatorTestCase

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["outcome"],
    "properties": {"outcome": {"type": "string", "enum": ["booked", "callback"]}},
}
REQUEST = {
    "model": "claude-haiku-5-5",
    "max_tokens": 256,
    "messages": [{"role": "user", "content": "<transcript>Hello</transcript>"}],
    "output_config": {"format": {"type": "json_schema", "schema": SCHEMA}},
}


class AnthropicConformance(SimulatorTestCase):
    def setUp(self):
        super().setUp()
        self.client = anthropic.Anthropic(api_key="key", base_url=self.url("anthropic"), max_retries=0)

    def test_a_verdict_follows_its_schema(self):
        message = self.client.messages.create(**REQUEST)
        self.assertEqual(json.loads(message.content[0].text), {"outcome": "booked"})
        self.assertEqual(message.stop_reason, "end_turn")
        self.assertGreater(message.usage.input_tokens, 0)

    def test_tokens_are_counted_and_models_read(self):
        count = self.client.messages.count_tokens(model=REQUEST["model"], messages=REQUEST["messages"])
        self.assertGreater(count.input_tokens, 0)
        self.assertEqual(self.client.models.retrieve("claude-haiku-5-5").display_name, "Claude Haiku 5.5")

    def test_a_batch_ends_with_one_result_an_item(self):
        self.control("anthropic/settings", {"expires_every_nth": 2})
        batch = self.client.messages.batches.create(
            requests=[{"custom_id": f"aj_{number}", "params": REQUEST} for number in (1, 2)]
        )
        self.assertEqual(self.client.messages.batches.retrieve(batch.id).processing_status, "ended")
        results = {result.custom_id: result.result.type for result in self.client.messages.batches.results(batch.id)}
        self.assertEqual(results, {"aj_1": "succeeded", "aj_2": "expired"})

    def test_errors_are_the_sdk_s_classes(self):
        with self.assertRaises(anthropic.NotFoundError):
            self.client.messages.create(**{**REQUEST, "model": "claude-haiku-5.5"})
        self.control("anthropic/faults", {"operation": "POST /v1/messages", "kind": "status", "status": 529, "count": 1})
        with self.assertRaises(anthropic.APIStatusError) as caught:
            self.client.messages.create(**REQUEST)
        self.assertEqual(caught.exception.status_code, 529)
        self.control("anthropic/settings", {"requests_per_minute": 0})
        with self.assertRaises(anthropic.RateLimitError):
            self.client.messages.create(**REQUEST)
        self.control("anthropic/settings", {"api_key": "other"})
        with self.assertRaises(anthropic.AuthenticationError):
            self.client.messages.create(**REQUEST)
