"""retell-sdk against the simulator."""

import retell

from simulator import SimulatorTestCase


class RetellConformance(SimulatorTestCase):
    def setUp(self):
        super().setUp()
        self.client = retell.Retell(api_key="key", base_url=self.url("retell"), max_retries=0)

    def play(self, agent="agent_a"):
        return self.control(
            "retell/calls",
            {"webhook_url": "http://127.0.0.1:9", "secret": "s", "agent_id": agent, "duration_ms": 60000},
        )["call_id"]

    def test_calls_are_listed_and_read(self):
        ids = {self.play() for _ in range(3)}
        page = self.client.call.list(limit=10)
        self.assertEqual({call.call_id for call in page.items}, ids)
        call = self.client.call.retrieve(ids.pop())
        self.assertEqual((call.call_status, call.duration_ms), ("ended", 60000))
        self.assertTrue(call.transcript)

    def test_agents_are_read_and_changed(self):
        agent = self.control("retell/agents", {"agent_name": "Front desk"})
        self.client.agent.update(agent["agent_id"], webhook_url="https://new.test")
        self.assertEqual(self.client.agent.retrieve(agent["agent_id"]).webhook_url, "https://new.test")

    def test_a_missing_call_and_a_wrong_key_are_the_sdk_s_classes(self):
        with self.assertRaises(retell.NotFoundError):
            self.client.call.retrieve("call_none")
        self.control("retell/settings", {"api_key": "other"})
        with self.assertRaises(retell.AuthenticationError):
            self.client.call.retrieve("call_none")
