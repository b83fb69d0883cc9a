-- Fair order within a lane: each organization's jobs carry tags of virtual time, which its own jobs push ahead. New tables:
-- lock nothing in use. Jobs that exist keep their tags, and their lanes go on from there.
create table lanes (
  lane text not null,
  vnow bigint not null,
  constraint lanes_pkey primary key (lane),
  constraint lanes_name_bounded check (octet_length(lane) between 1 and 64)
);

select declare_system_table('lanes');
select grant_to_service('lanes', 'select, insert, update');

insert into lanes (lane, vnow) select lane, max(vtag) from jobs group by lane;

create table lane_tenants (
  org_id uuid not null,
  vlast bigint not null default 0,
  weight integer not null default 1,
  cap integer,
  lane text not null,
  constraint lane_tenants_pkey primary key (lane, org_id),
  constraint lane_tenants_weight_bounded check (weight between 1 and 1000),
  constraint lane_tenants_cap_positive check (cap > 0),
  constraint lane_tenants_lane_bounded check (octet_length(lane) between 1 and 64)
)
-- Updated with each batch that an organization enqueues, never in an indexed column: room for the versions beside the row.
with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000);

select declare_system_table('lane_tenants');
select grant_to_service('lane_tenants', 'select, insert, update');

create index lane_tenants_capped_idx on lane_tenants (lane) where cap is not null;

comment on table lanes is 'Virtual time of each lane. Written by JobWorker at its polls; kept for ever, one row a lane.';
comment on column lanes.vnow is
  'The highest tag claimed so far, as far as workers have said: it only ever lags, which favors those who come late.';
comment on table lane_tenants is
  'What an organization has used of a lane, and its share. Written by enqueuing transactions and by operators; one row per '
  'organization and lane.';
comment on column lane_tenants.vlast is 'The tag of the last job enqueued: the next one comes after it.';
comment on column lane_tenants.weight is 'Share of the lane beside others with work; twice the weight, twice the jobs.';
comment on column lane_tenants.cap is
  'Jobs that may be leased at once before the organization is passed over; null for no cap. One claim may exceed it by its '
  'own size. What runs is counted from jobs at the claim, not kept here: a counter would drift and all would wait for it.';
