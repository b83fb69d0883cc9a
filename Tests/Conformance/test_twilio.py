"""twilio against the simulator."""

from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from simulator import SimulatorTestCase

ACCOUNT = "AC00000000000000000000000000000001"


class Redirected(TwilioHttpClient):
    """The SDK has no base URL: what goes to Twilio goes to the simulator instead."""

    def __init__(self, base):
        super().__init__(max_retries=0)
        self.base = base

    def request(self, method, url, *arguments, **named):
        return super().request(method, url.replace("https://api.twilio.com", self.base), *arguments, **named)


class TwilioConformance(SimulatorTestCase):
    def setUp(self):
        super().setUp()
        self.client = Client(ACCOUNT, "simulated_auth_token", http_client=Redirected(self.url("twilio")))

    def test_calls_are_made_read_and_listed(self):
        made = self.client.calls.create(to="+15550101234", from_="+15550109999", url="http://a.test")
        self.assertEqual(made.status, "queued")
        call = self.client.calls(made.sid).fetch()
        self.assertEqual((call.status, call.duration), ("completed", "73"))
        self.assertEqual([item.sid for item in self.client.calls.list()], [made.sid])

    def test_messages_are_sent_and_listed_over_pages(self):
        for number in range(3):
            self.client.messages.create(to="+15550101234", from_="+15550109999", body=f"m{number}")
        bodies = [message.body for message in self.client.messages.list(page_size=2)]
        self.assertEqual(bodies, ["m2", "m1", "m0"])

    def test_refusals_carry_twilio_s_codes(self):
        with self.assertRaises(TwilioRestException) as caught:
            self.client.messages.create(to="1", from_="+15550109999", body="x")
        self.assertEqual((caught.exception.status, caught.exception.code), (400, 21211))
        stranger = Client(ACCOUNT, "other", http_client=Redirected(self.url("twilio")))
        with self.assertRaises(TwilioRestException) as caught:
            stranger.calls("CA00000000000000000000000000000001").fetch()
        self.assertEqual(caught.exception.code, 20003)
