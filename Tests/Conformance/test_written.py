"""What our services wrote to the providers, as the providers' SDKs read it back."""

import hubspot
import stripe

from system import OWNER, SystemTestCase


class WrittenConformance(SystemTestCase):
    """One call goes through a whole system: it is charged, the wallet recharges itself, and HubSpot is told of it."""

    # The demonstration makes an organization of its own, for the usual owner.
    owner = ("somebody@else.example", OWNER[1])

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        demo = cls.command("demo", "--running")
        cls.steps = {step["step"]: step["what"] for step in demo["timeline"]}
        cls.paid = demo["wallet"]
        cls.organization_of_demo = demo["org_id"]

    def test_stripe_python_reads_the_payment_that_billing_made(self):
        client = stripe.StripeClient(
            "sk_test_simulated", base_addresses={"api": self.status["simulator"] + "/stripe"}, max_network_retries=0
        )
        # "$26.09 from the card, pi_…"
        amount, identifier = self.steps["recharged"].split(" from the card, ")
        intent = client.v1.payment_intents.retrieve(identifier, {"expand": ["latest_charge.balance_transaction"]})
        self.assertEqual((intent.status, intent.currency), ("succeeded", "usd"))
        self.assertEqual(f"${intent.amount / 100:.2f}", amount)
        self.assertEqual(intent.amount_received, intent.amount)
        self.assertEqual(intent.latest_charge.balance_transaction.amount, intent.amount)
        customer = client.v1.customers.retrieve(intent.customer)
        self.assertEqual(customer.metadata["org_id"], self.organization_of_demo)
        # One recharge is one payment.
        self.assertEqual([one.id for one in client.v1.payment_intents.list({"customer": customer.id}).data], [identifier])

    def test_hubspot_s_client_reads_the_call_that_integrations_wrote(self):
        self.simulated("hubspot/settings", {"private_app_token": "pat-conformance"})
        client = hubspot.Client.create(access_token="pat-conformance", host=self.status["simulator"] + "/hubspot")
        identifier = self.steps["synced"].removeprefix("HubSpot call ")
        call = client.crm.objects.calls.basic_api.get_by_id(
            identifier,
            properties=["hs_timestamp", "hs_call_duration", "hs_call_status", "switchboard_call_id"],
        )
        self.assertEqual(call.properties["switchboard_call_id"], self.steps["recorded"].removeprefix("call "))
        self.assertEqual(call.properties["hs_call_status"], "COMPLETED")
        # 92,417 ms, of which 93 s are charged.
        self.assertEqual(int(call.properties["hs_call_duration"]), 92_417)
        self.assertIn("for 93 s", self.steps["charged"])
        logged = client.crm.objects.calls.basic_api.get_page().results
        self.assertEqual([one.id for one in logged], [identifier])
