-- Up to where the site log was written from here: whatever lies beyond must be in the outbox, or this database is an older one.
create table site_log_known (
    partition   int    primary key,
    next_offset bigint not null
);
insert into site_log_known (partition, next_offset)
    select first_partition, max(greatest(first_offset, coalesce(sent_offset, 0))) + 1
    from outbox where first_offset is not null group by first_partition;

-- Whether that was found to be so: nothing is announced then.
alter table site_log add column behind boolean not null default false;
