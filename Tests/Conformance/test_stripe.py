"""stripe-python against the simulator."""

import stripe

from simulator import SimulatorTestCase


class StripeConformance(SimulatorTestCase):
    def setUp(self):
        super().setUp()
        self.client = stripe.StripeClient(
            "sk_test_conformance", base_addresses={"api": self.url("stripe")}, max_network_retries=0
        )

    def customer_with_card(self, card="pm_card_visa"):
        customer = self.client.v1.customers.create({"name": "Northwind", "metadata": {"org_id": "o1"}})
        method = self.client.v1.payment_methods.attach(card, {"customer": customer.id})
        return customer, method

    def recharge(self, customer, method, key="k1", **more):
        return self.client.v1.payment_intents.create(
            {
                "amount": 2500,
                "currency": "usd",
                "customer": customer.id,
                "payment_method": method.id,
                "metadata": {"recharge_id": "r1"},
                **more,
            },
            {"idempotency_key": key},
        )

    def test_an_intent_is_made_then_confirmed_then_read_with_its_charge(self):
        customer, method = self.customer_with_card()
        intent = self.recharge(customer, method)
        self.assertEqual(intent.status, "requires_confirmation")
        intent = self.client.v1.payment_intents.confirm(
            intent.id, {"off_session": True, "expand": ["latest_charge.balance_transaction"]}
        )
        self.assertEqual(intent.status, "succeeded")
        self.assertEqual(intent.latest_charge.balance_transaction.net, 2397)
        read = self.client.v1.payment_intents.retrieve(intent.id)
        self.assertEqual(read.metadata["recharge_id"], "r1")
        self.assertEqual([c.id for c in self.client.v1.payment_methods.list({"customer": customer.id}).data], [method.id])

    def test_a_decline_is_a_card_error_with_the_intent(self):
        customer, method = self.customer_with_card("pm_card_chargeDeclinedInsufficientFunds")
        with self.assertRaises(stripe.CardError) as caught:
            self.recharge(customer, method, off_session=True, confirm=True)
        self.assertEqual(caught.exception.code, "card_declined")
        self.assertEqual(caught.exception.error.decline_code, "insufficient_funds")
        self.assertEqual(caught.exception.error.payment_intent.status, "requires_payment_method")

    def test_authentication_is_required_off_session(self):
        customer, method = self.customer_with_card("pm_card_authenticationRequired")
        with self.assertRaises(stripe.CardError) as caught:
            self.recharge(customer, method, off_session=True, confirm=True)
        self.assertEqual(caught.exception.code, "authentication_required")

    def test_a_key_answers_the_same_and_refuses_other_parameters(self):
        customer, method = self.customer_with_card()
        first = self.recharge(customer, method)
        self.assertEqual(self.recharge(customer, method).id, first.id)
        with self.assertRaises(stripe.IdempotencyError):
            self.recharge(customer, method, description="other")
        self.assertEqual(len(self.items("stripe/payment_intents")), 1)

    def test_refunds_and_pages(self):
        customer, method = self.customer_with_card()
        for number in range(3):
            intent = self.recharge(customer, method, key=f"k{number}", off_session=True, confirm=True)
        refund = self.client.v1.refunds.create({"payment_intent": intent.id, "amount": 1000})
        self.assertEqual((refund.status, refund.amount), ("succeeded", 1000))
        listed = self.client.v1.payment_intents.list({"limit": 2})
        self.assertEqual(len(list(listed.auto_paging_iter())), 3)

    def test_errors_are_the_sdk_s_classes(self):
        with self.assertRaises(stripe.InvalidRequestError) as caught:
            self.client.v1.payment_intents.retrieve("pi_none")
        self.assertEqual(caught.exception.code, "resource_missing")
        self.control("stripe/settings", {"api_key": "sk_test_other"})
        with self.assertRaises(stripe.AuthenticationError):
            self.client.v1.customers.list()
        self.control("stripe/settings", {"api_key": None, "requests_per_second": 0})
        with self.assertRaises(stripe.RateLimitError):
            self.client.v1.customers.list()

    def test_events_verify_with_the_sdk(self):
        customer, method = self.customer_with_card()
        self.recharge(customer, method, off_session=True, confirm=True)
        types = [event.type for event in self.client.v1.events.list({"types": ["charge.succeeded"]}).data]
        self.assertEqual(types, ["charge.succeeded"])
