-- Money also comes back to calls (correct, refund), comes from cards (top_up) and leaves again (payment_refund, dispute).
-- Locks transfers for a moment; the checks hold for every row there is.
alter table transfers
  drop constraint kind_known,
  drop constraint calls_are_named,
  drop constraint calls_are_priced,
  add constraint kind_known check (
    kind in (
      'charge', 'adjust', 'correct', 'refund', 'promo', 'top_up', 'payment_refund', 'payment_refund_failed', 'dispute',
      'dispute_returned')) not valid,
  add constraint subjects_are_named
    check ((kind <> 'promo') = (ref_id <> '00000000-0000-0000-0000-000000000000')) not valid,
  add constraint prices_are_rated check ((kind in ('charge', 'adjust', 'correct')) = (rate_id is not null)) not valid;

comment on column transfers.kind is
  'charge: first price of a call. adjust: it turned out longer. correct: the provider says it was shorter. refund: an
   operator gave money back. promo: credit given. top_up: a card paid. payment_refund: the card got money back;
   payment_refund_failed: it did not after all. dispute: its owner took money back; dispute_returned: and lost.';
comment on column transfers.ref_id is 'The call, or the recharge whose money it is, or the zero UUID.';
