-- How many pages of a site all workers together may make in a second. The largest number stands for no limit.
alter table quota add column renders_per_second bigint not null default 9223372036854775807 check (renders_per_second > 0);
