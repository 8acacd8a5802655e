-- Records of other people's topics that could not be used: the last few of each site.
create table event_unfit (
    id              bigint generated always as identity primary key,
    site            text        not null references site,
    topic           text        not null,
    first_partition int         not null,
    first_offset    bigint      not null,
    records         int         not null,
    reason          text        not null,
    at              timestamptz not null
);

create index event_unfit_of_site on event_unfit (site, id);
