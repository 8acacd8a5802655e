-- The log that positions of the outbox are in, by Kafka's own id of it. There is none before the first event is announced.
create table site_log (
    only_one boolean primary key default true check (only_one),
    id       text not null
);
