"""What the providers' SDKs sign, and what an independent library makes of our tokens, at the edge of a running system."""

import json
import time
import urllib.parse

import jwt
import stripe
from retell.lib.webhook_auth import symmetric
from twilio.request_validator import RequestValidator

from simulator import ROOT
from system import OWNER, SystemTestCase

FIXTURES = ROOT / "Tests/Fixtures/providers/fixtures"


class SignaturesConformance(SystemTestCase):
    def test_what_retell_sdk_signs_is_accepted_and_a_changed_body_is_not(self):
        url, secret = self.source("retell", "key_conformance_retell"), "key_conformance_retell"
        body = (FIXTURES / "retell/call_ended.json").read_text()
        headers = {"Content-Type": "application/json", "X-Retell-Signature": symmetric["sign"](body, secret)}
        self.assertEqual(self.send(url, body.encode(), headers)[0], 200)
        status, content = self.send(url, body.encode() + b" ", headers)
        self.assertEqual((status, json.loads(content)["reason"]), (401, "bad_signature"))

    def test_what_twilio_signs_is_accepted_and_a_changed_field_is_not(self):
        secret = "0123456789abcdef0123456789abcdef"
        url = self.source("twilio", secret)
        form = json.loads((FIXTURES / "twilio/voice.status.outbound.3.completed.json").read_text())["params"]
        signature = RequestValidator(secret).compute_signature(url, form)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature}
        self.assertEqual(self.send(url, urllib.parse.urlencode(form).encode(), headers)[0], 200)
        form["CallDuration"] = "61"
        self.assertEqual(self.send(url, urllib.parse.urlencode(form).encode(), headers)[0], 401)

    def test_what_stripe_signs_is_accepted_and_another_secret_s_is_not(self):
        url = f"{self.edge}/webhooks/stripe/platform"
        body = (FIXTURES / "stripe/autorecharge.succeeded.3.payment_intent.succeeded.json").read_text()

        def deliver(secret):
            now = int(time.time())
            code = stripe.WebhookSignature._compute_signature(f"{now}.{body}", secret)
            headers = {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": f"t={now},v1={code}"}
            return self.send(url, body.encode(), headers)[0]

        self.assertEqual(deliver("whsec_simulator"), 200)
        self.assertEqual(deliver("whsec_other"), 401)

    def test_events_of_the_simulator_s_stripe_reach_the_edge(self):
        client = stripe.StripeClient(
            "sk_test_conformance", base_addresses={"api": self.status["simulator"] + "/stripe"}, max_network_retries=0
        )
        client.v1.customers.create({"name": "Northwind"})
        method = client.v1.payment_methods.attach("pm_card_visa", {"customer": client.v1.customers.list().data[0].id})
        client.v1.payment_intents.create(
            {
                "amount": 2500,
                "currency": "usd",
                "customer": method.customer,
                "payment_method": method.id,
                "off_session": True,
                "confirm": True,
            }
        )
        deadline = time.monotonic() + 20
        delivered = []
        while time.monotonic() < deadline and "payment_intent.succeeded" not in delivered:
            items = self.simulated("stripe/deliveries")["items"]
            delivered = [item["event"] for item in items if item["accepted"]]
            time.sleep(0.05)
        self.assertIn("payment_intent.succeeded", delivered)


class TokensConformance(SystemTestCase):
    def test_pyjwt_verifies_our_access_tokens_by_our_key_set(self):
        status, content = self.send(
            f"{self.edge}/v1/sessions",
            json.dumps({"email": OWNER[0], "password": OWNER[1]}).encode(),
            {"Content-Type": "application/json"},
        )
        self.assertEqual(status, 201)
        token = json.loads(content)["access_token"]
        keys = jwt.PyJWKClient(f"{self.edge}/.well-known/jwks.json")
        key = keys.get_signing_key_from_jwt(token)
        claims = jwt.decode(token, key, algorithms=["EdDSA"], audience="switchboard", issuer="switchboard")
        self.assertEqual(claims["org"], self.organization)
        self.assertLessEqual(claims["exp"] - claims["iat"], 900)
        head, body, signature = token.split(".")
        changed = ("A" if signature[0] != "A" else "B") + signature[1:]
        with self.assertRaises(jwt.InvalidSignatureError):
            jwt.decode(".".join((head, body, changed)), key, algorithms=["EdDSA"], audience="switchboard")
