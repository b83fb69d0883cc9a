"""hubspot-api-client against the simulator."""

import hubspot
from hubspot.crm.contacts import (
    ApiException,
    BatchInputSimplePublicObjectBatchInputUpsert,
    Filter,
    FilterGroup,
    PublicObjectSearchRequest,
    SimplePublicObjectBatchInputUpsert,
    SimplePublicObjectInput,
    SimplePublicObjectInputForCreate,
)
from hubspot.crm.objects import calls, notes
from hubspot.crm.properties import PropertyCreate

from simulator import SimulatorTestCase


class HubSpotConformance(SimulatorTestCase):
    def setUp(self):
        super().setUp()
        self.control("hubspot/settings", {"private_app_token": "pat-conformance"})
        self.client = hubspot.Client.create(access_token="pat-conformance", host=self.url("hubspot"))

    def create_contact(self, **properties):
        return self.client.crm.contacts.basic_api.create(
            SimplePublicObjectInputForCreate(properties=properties, associations=[])
        )

    def test_a_contact_is_made_found_by_phone_and_changed(self):
        made = self.create_contact(email="ana@example.com", phone="(415) 555-0123")
        groups = [
            FilterGroup(
                filters=[
                    Filter(property_name="hs_searchable_calculated_phone_number", operator="EQ", value="4155550123")
                ]
            )
        ]
        found = self.client.crm.contacts.search_api.do_search(
            PublicObjectSearchRequest(filter_groups=groups, properties=["phone"], limit=10, sorts=[], after="0")
        )
        self.assertEqual((found.total, found.results[0].id), (1, made.id))
        changed = self.client.crm.contacts.basic_api.update(
            made.id, SimplePublicObjectInput(properties={"hs_lead_status": "CONNECTED"})
        )
        self.assertEqual(changed.properties["hs_lead_status"], "CONNECTED")

    def test_a_second_contact_of_an_address_is_a_conflict(self):
        made = self.create_contact(email="ana@example.com")
        with self.assertRaises(ApiException) as caught:
            self.create_contact(email="ANA@example.com")
        self.assertEqual(caught.exception.status, 409)
        self.assertIn(f"Existing ID: {made.id}", caught.exception.body)

    def test_contacts_are_upserted_in_a_batch(self):
        inputs = [
            SimplePublicObjectBatchInputUpsert(
                id=address, id_property="email", properties={"email": address, "firstname": "A"}
            )
            for address in ["a@example.com", "b@example.com"]
        ]
        body = BatchInputSimplePublicObjectBatchInputUpsert(inputs=inputs)
        first = self.client.crm.contacts.batch_api.upsert(body)
        again = self.client.crm.contacts.batch_api.upsert(body)
        self.assertEqual([result.new for result in first.results], [True, True])
        self.assertEqual([result.new for result in again.results], [False, False])

    def test_a_call_is_logged_once_and_associated(self):
        contact = self.create_contact(email="ana@example.com")
        self.client.crm.properties.core_api.create(
            "calls",
            PropertyCreate(
                name="switchboard_call_id",
                label="Switchboard call",
                type="string",
                field_type="text",
                group_name="callinformation",
                has_unique_value=True,
            ),
        )
        body = calls.BatchInputSimplePublicObjectBatchInputUpsert(
            inputs=[
                calls.SimplePublicObjectBatchInputUpsert(
                    id="call_1",
                    id_property="switchboard_call_id",
                    properties={"hs_timestamp": "2026-11-20T10:00:00.000Z", "hs_call_duration": "187000"},
                )
            ]
        )
        ids = {self.client.crm.objects.calls.batch_api.upsert(body).results[0].id for _ in range(2)}
        self.assertEqual(len(ids), 1)
        linked = self.client.crm.associations.v4.basic_api.create_default("calls", ids.pop(), "contacts", contact.id)
        self.assertEqual(len(linked.results), 2)
        note = self.client.crm.objects.notes.basic_api.create(
            notes.SimplePublicObjectInputForCreate(
                properties={"hs_timestamp": "2026-11-20T10:04:00Z", "hs_note_body": "Wants a demo"}, associations=[]
            )
        )
        self.assertEqual(self.items("hubspot/notes")[0]["id"], note.id)

    def test_a_wrong_token_is_401(self):
        stranger = hubspot.Client.create(access_token="other", host=self.url("hubspot"))
        with self.assertRaises(ApiException) as caught:
            stranger.crm.contacts.basic_api.get_page()
        self.assertEqual(caught.exception.status, 401)
