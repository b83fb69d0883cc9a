-- A call may turn out shorter too, where the provider's own API says so. Locks charge_adjustments for a moment.
alter table charge_adjustments
  drop constraint seconds_grow,
  add constraint seconds_change check (new_seconds <> old_seconds) not valid;

comment on table charge_adjustments is 'Each time other seconds moved a charged call''s money; kept for ever.';
