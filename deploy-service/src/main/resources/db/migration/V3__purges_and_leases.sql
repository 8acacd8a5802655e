-- The latest purge of each scope that is on the site log.
create table purge (
    site   text        not null references site,
    states text        not null,
    epoch  bigint      not null,
    at     timestamptz not null,
    primary key (site, states)
);

create index purge_by_age on purge (at);
create index purge_of_site on purge (site, epoch);

-- A row without an event takes back what was stated under the same words.
alter table outbox alter column type drop not null;
alter table outbox alter column payload drop not null;
alter table outbox add check ((type is null) = (payload is null));
create index outbox_of_site on outbox (site, id);
create index outbox_position on outbox (site, sent_partition, sent_offset) where sent_at is not null;

alter table site add column lease text not null default 'available' check (lease in ('available', 'strict'));
alter table site add column settings_revision bigint not null default 0;

-- What was done need not concern a deploy; and from where it was asked for.
alter table audit drop constraint audit_deploy_fkey;
alter table audit rename column deploy to subject;
alter table audit add column origin text not null default '';
