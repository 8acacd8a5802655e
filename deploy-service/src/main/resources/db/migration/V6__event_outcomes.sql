-- What became of data events: the last few of each site.
create table event_outcome (
    id       bigint generated always as identity primary key,
    site     text        not null references site,
    topic    text        not null,
    records  int         not null,
    kind     text        not null check (kind in ('hard', 'soft')),
    versions jsonb       not null,
    covered  bigint      not null,
    pages    bigint      not null,
    ending   text        not null check (ending in ('purged', 'told', 'stopped')),
    epoch    bigint      not null,
    at       timestamptz not null
);

create index event_outcome_of_site on event_outcome (site, id);
