-- A deploy whose pages are rendered ahead of its publish.
alter table deploy drop constraint deploy_state_check;
alter table deploy drop constraint deploy_check;
alter table deploy add check (state in ('uploading', 'processing', 'warming', 'ready', 'failed'));
alter table deploy add check ((state in ('warming', 'ready')) = (manifest is not null));

alter table deploy add column warm_up jsonb not null default
    '{"pages": 20, "millis": 3000, "toleratedPercent": 100, "of": 0, "asked": 0, "rendered": 0, "failed": 0, "faults": []}';
alter table deploy add column warm_up_begun_at timestamptz not null default 'epoch';

drop index deploy_in_processing;
create index deploy_unfinished on deploy (updated_at) where state in ('processing', 'warming');

-- What the site's owner wants of warm-ups.
alter table site add column warm_pages int not null default 20;
alter table site add column warm_millis bigint not null default 3000;
alter table site add column warm_tolerated_percent int not null default 100;
