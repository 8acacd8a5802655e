-- Whether edges wait until they know what a visitor has seen.
alter table site add column monotonic_reads boolean not null default false;
