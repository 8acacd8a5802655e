-- An event that is announced again lies where it lay first, too: whoever has read as far has it.
alter table outbox add column first_partition int;
alter table outbox add column first_offset bigint;
update outbox set first_partition = sent_partition, first_offset = sent_offset;
alter table outbox add check ((first_partition is null) = (first_offset is null));
alter table outbox add check (sent_at is null or first_offset is not null);

drop index outbox_position;
create index outbox_first on outbox (site, first_partition, first_offset) where first_offset is not null;
