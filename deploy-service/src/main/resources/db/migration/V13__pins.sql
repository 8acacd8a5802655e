-- Whether visitors may stay with a deploy that was live.
alter table site add column pins boolean not null default false;
